package org.ftpdiag.explain;

import java.io.IOException;
import java.util.Optional;

/** Hears a log line by line while it is read. */
public interface LogListener {
  /** The log was recognised. Called once, before the first line. */
  default void recognised(String dialect, boolean capture) throws IOException {}

  /** Whether it wants to hear the lines. */
  default boolean wantsLines() {
    return true;
  }

  /**
   * A line.
   *
   * @param quote with passwords masked, not yet escaped
   * @param note what it means; empty where it explains itself
   */
  void line(LogQuote quote, Optional<Note> note) throws IOException;
}
