package org.ftpdiag.cli;

import java.io.IOException;

/** Whoever read standard output has closed it: {@code | head}, or q in {@code | less}. */
final class ReaderGoneException extends IOException {
  private static final long serialVersionUID = 1L;

  ReaderGoneException(IOException cause) {
    super(cause);
  }
}
