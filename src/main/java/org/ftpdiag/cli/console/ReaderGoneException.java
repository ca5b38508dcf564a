package org.ftpdiag.cli.console;

import java.io.IOException;

/** Whoever read standard output has closed it: {@code | head}, or q in {@code | less}. */
public final class ReaderGoneException extends IOException {
  private static final long serialVersionUID = 1L;

  public ReaderGoneException(IOException cause) {
    super(cause);
  }
}
