package org.ftpdiag.explain.text;

import java.util.List;

/**
 * One line of a log.
 *
 * @param number from 1; the number of the packet in a capture
 * @param text without its line end, at most {@value LineSource#LONGEST} characters
 */
public record LogLine(long number, String text) {
  /** What parts lines within one: what stands before it was written over, or wrapped. */
  static final char BREAK = '\r';

  /** Whether it is one line, as most are. */
  public boolean whole() {
    return text.indexOf(BREAK) < 0;
  }

  /** The text, or the lines that are in it. */
  public List<String> parts() {
    return whole() ? List.of(text) : List.of(text.split("\r"));
  }
}
