package org.ftpdiag.explain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ftpdiag.model.Severity;

/**
 * What a log showed.
 *
 * @param dialect the id of its dialect
 * @param capture it is a capture of packets: numbers are those of packets
 * @param lines how many lines or packets it has
 * @param read how many of them were understood
 * @param cases the ways in which its sessions fail, in the order of the log
 * @param encryptedSessions sessions of a capture that became unreadable after AUTH
 * @param leftOut failures of further kinds that were not judged
 */
public record Explanation(
    String dialect,
    boolean capture,
    long lines,
    long read,
    long sessions,
    long failedSessions,
    long encryptedSessions,
    List<LogCase> cases,
    long leftOut) {

  public Explanation {
    cases = List.copyOf(cases);
  }

  /** The highest severity found; {@link Severity#INFO} also when nothing was found. */
  public Severity verdict() {
    return cases.stream()
        .flatMap(c -> c.failed() ? Stream.of(Severity.FAIL) : severities(c))
        .max(Severity::compareTo)
        .orElse(Severity.INFO);
  }

  private static Stream<Severity> severities(LogCase c) {
    return c.findings().stream().map(f -> f.finding().severity());
  }

  /** The first failure of the log. */
  public Optional<LogFinding> rootCause() {
    return cases.stream().filter(LogCase::failed).findFirst().map(c -> cause(c.findings()));
  }

  /** The first failure, or the remark on the same reply that is told before it. */
  private static LogFinding cause(List<LogFinding> findings) {
    LogFinding first = findings.get(0);
    LogFinding failure =
        findings.stream()
            .filter(f -> f.finding().severity() == Severity.FAIL)
            .findFirst()
            .orElse(first);
    boolean same = first.finding().reply().equals(failure.finding().reply());
    // A reply whose code was inferred is not told; then it is the line that both point at.
    boolean there = first.finding().reply().isPresent() || first.lines().equals(failure.lines());
    return same && there ? first : failure;
  }
}
