package org.ftpdiag.cli.console;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Standard input, which may be a pipe. A pipe has no position, and a file's own {@code readNBytes}
 * (JDK 17) and {@code skip} fail without one. Nothing is read ahead: what is not asked for stays
 * there for the next program.
 */
public final class StandardInput extends FilterInputStream {
  private static final int CHUNK = 8192;

  public StandardInput(InputStream in) {
    super(in);
  }

  @Override
  public long skip(long count) throws IOException {
    int read = read(new byte[(int) Math.min(CHUNK, Math.max(0, count))]);
    return Math.max(0, read);
  }
}
