package org.ftpdiag.explain;

import java.io.IOException;

/** Reads a log once, to the end. */
@FunctionalInterface
public interface LogReading {
  /**
   * Reads it.
   *
   * @throws UnreadableLogException where it is no log
   * @throws IOException where it cannot be read, or the listener fails to write
   */
  Explanation to(LogListener listener) throws IOException, UnreadableLogException;

  /** Two listeners as one. */
  static LogListener both(LogListener first, LogListener second) {
    return new BothListeners(first, second);
  }
}
