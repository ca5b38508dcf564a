package org.ftpdiag.watch;

import java.util.Optional;
import org.ftpdiag.report.diff.ReportDiff;
import org.ftpdiag.report.run.SavedReport;

/**
 * A probe of many, and what it says differently from the one before.
 *
 * @param number from 1
 * @param changes without those of times, which are never twice the same; empty for the first probe
 * @param exitCode what the probe alone would have ended with
 */
public record Round(long number, SavedReport report, Optional<ReportDiff> changes, int exitCode) {
  /** Whether it says something else than the one before. */
  public boolean changed() {
    return changes.filter(c -> !c.isEmpty()).isPresent();
  }

  /** {@code pass}, {@code warn} or {@code fail}. */
  public String verdict() {
    return report.json().at("verdict").text().orElse("");
  }
}
