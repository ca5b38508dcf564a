package org.ftpdiag.explain.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a log, one at a time, in constant memory. Lines end in LF or CR LF, or in CR where
 * the beginning of the log has no LF at all; what is longer than {@value #LONGEST} bytes is cut.
 * The text is UTF-8, or UTF-16 as PowerShell's redirection writes it; a line that is not UTF-8 is
 * read as ISO-8859-1.
 */
public final class LineSource {
  static final int LONGEST = 16_384;

  /** Looked at to learn how lines end. */
  private static final int SAMPLE = 4096;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private byte[] part = new byte[LONGEST];
  private long number;
  private byte ends = '\n';

  /**
   * Begins to read.
   *
   * @param in whose mark is not used; not closed here
   * @throws IOException where it cannot be read
   */
  public LineSource(InputStream in) throws IOException {
    this(in, false);
  }

  /**
   * Begins to read.
   *
   * @param growing more may come at any time: nothing is waited for but the next line
   */
  public LineSource(InputStream in, boolean growing) throws IOException {
    InputStream plain = in;
    byte[] start = in.readNBytes(Utf16Input.PEEKED);
    InputStream whole = new HeadedInput(start, in);
    if (Utf16Input.recognises(start)) {
      plain = new Utf16Input(whole);
    } else {
      plain = whole;
    }
    this.in = plain;
    skipMark(growing);
    if (holds('\r') && !holds('\n')) {
      ends = '\r'; // of the Macintosh of old
    }
  }

  private void skipMark(boolean growing) throws IOException {
    end = growing ? Math.max(0, in.read(buffer, 0, SAMPLE)) : in.readNBytes(buffer, 0, SAMPLE);
    if (end >= 3
        && buffer[0] == (byte) 0xEF
        && buffer[1] == (byte) 0xBB
        && buffer[2] == (byte) 0xBF) {
      at = 3;
    }
  }

  /** Whether what was read first holds a byte, not counting a CR that is its last one. */
  private boolean holds(char c) {
    for (int i = at; i < end - 1; i++) {
      if (buffer[i] == c) {
        return true;
      }
    }
    return false;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    return end > 0;
  }

  /**
   * The next line; null after the last one.
   *
   * @throws IOException where the log cannot be read
   */
  public LogLine next() throws IOException {
    int held = 0;
    boolean any = false;
    while (at < end || fill()) {
      any = true;
      int from = at;
      while (at < end && buffer[at] != ends) {
        at++;
      }
      boolean ended = at < end;
      if (ended && held == 0) {
        LogLine line = line(buffer, from, Math.min(at - from, LONGEST));
        at++;
        return line;
      }
      int room = Math.min(at - from, LONGEST - held);
      System.arraycopy(buffer, from, part, held, room);
      held += room;
      if (ended) {
        at++;
        return line(part, 0, held);
      }
    }
    return any ? line(part, 0, held) : null;
  }

  private LogLine line(byte[] bytes, int from, int length) {
    int size = length;
    if (size > 0 && bytes[from + size - 1] == '\r') {
      size--;
    }
    number++;
    String text = new String(bytes, from, size, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      text = new String(Arrays.copyOfRange(bytes, from, from + size), StandardCharsets.ISO_8859_1);
    }
    return new LogLine(number, text);
  }

  /** Whether the next line has to be waited for, in a log that grows. */
  public boolean waits() throws IOException {
    return at == end && in.available() == 0;
  }

  /** How many lines were read. */
  public long number() {
    return number;
  }
}
