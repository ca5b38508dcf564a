package org.ftpdiag.check;

import java.time.Instant;
import java.util.List;
import org.ftpdiag.report.ExitCode;

/**
 * The checks of a run, in the order of the file.
 *
 * @param durationMs milliseconds from the beginning of the first to the end of the last
 */
public record CheckReport(List<CheckResult> results, Instant started, double durationMs) {
  public CheckReport {
    results = List.copyOf(results);
  }

  /** How many have that status. */
  public long count(CheckStatus status) {
    return results.stream().filter(r -> r.status() == status).count();
  }

  public boolean interrupted() {
    return count(CheckStatus.INTERRUPTED) > 0;
  }

  /** What the process exits with: an interruption before defects, defects before failures. */
  public int exitCode() {
    if (interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    if (count(CheckStatus.BROKEN) > 0) {
      return ExitCode.DEFECT;
    }
    return count(CheckStatus.FAILED) > 0 ? ExitCode.FOUND : ExitCode.OK;
  }
}
