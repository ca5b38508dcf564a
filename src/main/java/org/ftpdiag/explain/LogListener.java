package org.ftpdiag.explain;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Hears a log line by line while it is read. */
public interface LogListener {
  /**
   * The log was recognised. Called once, before the first line.
   *
   * @param by the first lines that tell what it is; none for a capture, and for a named dialect
   */
  default void recognised(String dialect, boolean capture, List<Long> by) throws IOException {}

  /** Whether it wants to hear the lines. */
  default boolean wantsLines() {
    return true;
  }

  /**
   * A session failed; where a log grows, it is told at once.
   *
   * @param findings with passwords masked, what is to be told first in front
   * @param line where it became certain
   */
  default void failed(List<LogFinding> findings, long line) throws IOException {}

  /** Whether it wants to hear of failures before the end. */
  default boolean wantsFailures() {
    return false;
  }

  /**
   * A line.
   *
   * @param quote with passwords masked, not yet escaped
   * @param note what it means; empty where it explains itself
   */
  void line(LogQuote quote, Optional<Note> note) throws IOException;
}
