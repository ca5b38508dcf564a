package org.ftpdiag.fleet.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lines of bytes, ended by LF or CRLF; of one that is too long the rest is left out. */
final class BoundedLines {
  /** Bytes of a line at most. */
  static final int LONGEST = 1 << 16;

  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private byte[] line = new byte[256];
  private int at;
  private int end;

  BoundedLines(InputStream in) {
    this.in = in;
  }

  /**
   * A line without its end.
   *
   * @param whole false where it went on for longer than is held
   */
  record Line(byte[] bytes, int length, boolean whole) {}

  /** The next line, whose bytes are good until the one after it is asked for. */
  Optional<Line> next() throws IOException {
    int length = 0;
    boolean any = false;
    boolean whole = true;
    while (at < end || fill()) {
      any = true;
      int from = at;
      while (at < end && chunk[at] != '\n') {
        at++;
      }
      int n = Math.min(at - from, LONGEST - length);
      whole &= n == at - from;
      if (length + n > line.length) {
        line = java.util.Arrays.copyOf(line, Math.max(length + n, 2 * line.length));
      }
      System.arraycopy(chunk, from, line, length, n);
      length += n;
      if (at < end) {
        at++;
        break;
      }
    }
    if (!any) {
      return Optional.empty();
    }
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    return Optional.of(new Line(line, length, whole));
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(chunk));
    return end > 0;
  }
}
