package org.ftpdiag.cli.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Standard output, which may be a pipe that its reader closes. Other programs end by the signal
 * SIGPIPE there, without a word; Java gets an error like that of a full disk, in the language of
 * the locale.
 */
public final class StandardOutput extends OutputStream {
  private static final Path SELF = Path.of("/dev/stdout");
  private static final int KIND = 0170000; // S_IFMT of stat(2)
  private static final int PIPE = 0010000;
  private static final int SOCKET = 0140000;

  private final OutputStream out;

  public StandardOutput(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes to standard output.
   *
   * @throws ReaderGoneException where it is a pipe or a socket that nobody reads
   * @throws IOException where it cannot be written
   */
  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw piped() ? new ReaderGoneException(e) : e;
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /** A pipe or a socket refuses bytes for this reason only; a file has others. */
  private static boolean piped() {
    try {
      int kind = (Integer) Files.getAttribute(SELF, "unix:mode") & KIND;
      return kind == PIPE || kind == SOCKET;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false; // not on this system: then it is an error as any other
    }
  }
}
