package org.ftpdiag.explain;

import java.util.List;

/**
 * One way in which sessions of a log fail, or are worth a remark.
 *
 * @param findings the root cause first
 * @param times how often the log has it
 * @param others the first lines of further sessions like it, the first few
 * @param failed whether it is a failure, even where what caused it is but a remark elsewhere
 */
public record LogCase(List<LogFinding> findings, long times, List<Long> others, boolean failed) {

  public LogCase {
    findings = List.copyOf(findings);
    others = List.copyOf(others);
  }

  /** The number of the first line that shows it; the greatest number where none does. */
  long line() {
    return findings.stream()
        .flatMap(f -> f.lines().stream())
        .mapToLong(LogQuote::number)
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
