package org.ftpdiag.explain;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Two listeners to one reading: a log may come through a pipe, which can be read once. */
record BothListeners(LogListener first, LogListener second) implements LogListener {
  @Override
  public void recognised(String dialect, boolean capture, List<Long> by) throws IOException {
    first.recognised(dialect, capture, by);
    second.recognised(dialect, capture, by);
  }

  @Override
  public boolean wantsLines() {
    return first.wantsLines() || second.wantsLines();
  }

  @Override
  public void failed(List<LogFinding> findings, long line) throws IOException {
    first.failed(findings, line);
    second.failed(findings, line);
  }

  @Override
  public boolean wantsFailures() {
    return first.wantsFailures() || second.wantsFailures();
  }

  @Override
  public void line(LogQuote quote, Optional<Note> note) throws IOException {
    if (first.wantsLines()) {
      first.line(quote, note);
    }
    if (second.wantsLines()) {
      second.line(quote, note);
    }
  }
}
