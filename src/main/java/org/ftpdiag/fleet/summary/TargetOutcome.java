package org.ftpdiag.fleet.summary;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.run.SessionFacts;

/**
 * What a summary needs of one target.
 *
 * @param line that of the target in its file
 * @param target as it was written; empty where it may not be shown
 * @param verdict {@code pass}, {@code warn}, {@code fail} or {@code error}
 * @param exitCode of the probe alone
 * @param rootCause the id of a finding
 * @param notAfter when the first certificate of the chain expires
 * @param error why there is no report
 */
public record TargetOutcome(
    long line,
    Optional<String> target,
    String verdict,
    int exitCode,
    Optional<String> rootCause,
    Optional<Instant> started,
    OptionalDouble durationMs,
    Optional<Instant> notAfter,
    Optional<String> error) {
  /** The verdict on a line that could not be used. */
  public static final String ERROR = "error";

  private static final long DAY = 86_400;

  /** Of a report. */
  public static TargetOutcome of(long line, Report report) {
    Severity worst = report.diagnosis().verdict();
    boolean warned = worst == Severity.INFO && !report.whole(); // as the conclusion has it
    return new TargetOutcome(
        line,
        Optional.of(report.run().request().target().input()),
        warned ? "warn" : worst == Severity.INFO ? "pass" : worst.id(),
        report.exitCode(),
        report.diagnosis().rootCause().map(f -> f.id().id()),
        report.run().started().map(at -> at.truncatedTo(ChronoUnit.MILLIS)),
        rounded(report.run().durationMs()),
        SessionFacts.of(report).notAfter(),
        Optional.empty());
  }

  /** As JSON has it, so that what is read from there says the same. */
  private static OptionalDouble rounded(OptionalDouble ms) {
    return ms.isEmpty() ? ms : OptionalDouble.of(Math.round(ms.getAsDouble() * 10) / 10.0);
  }

  /** Of a line without a report. */
  public static TargetOutcome error(long line, Optional<String> target, String why, int exitCode) {
    return new TargetOutcome(
        line,
        target,
        ERROR,
        exitCode,
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.of(why));
  }

  /** Whole days until a certificate expires, from the beginning of the probe. */
  public OptionalLong daysLeft() {
    return notAfter.isEmpty() || started.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            Math.floorDiv(Duration.between(started.get(), notAfter.get()).toSeconds(), DAY));
  }
}
