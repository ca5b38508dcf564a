package org.ftpdiag.cli.console;

import java.io.IOException;

/** Standard output takes no more: a pipe that was closed, a disk that is full. */
public final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputException(IOException cause) {
    super(cause);
  }

  /** Whether nobody reads it any more: no failure, but a reason to stop. */
  public boolean unread() {
    return getCause() instanceof ReaderGoneException;
  }
}
