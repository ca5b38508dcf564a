package org.ftpdiag.cli.console;

import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on until nobody reads them any more: a probe goes on to its end all the same. */
public final class UnreadOutput extends OutputStream {
  private final OutputStream out;
  private boolean gone;

  public UnreadOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (!gone) {
      try {
        out.write(bytes, from, length);
      } catch (ReaderGoneException e) {
        gone = true;
      }
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void flush() throws IOException {
    if (!gone) {
      out.flush();
    }
  }
}
