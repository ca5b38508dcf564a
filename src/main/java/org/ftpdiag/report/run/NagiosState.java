package org.ftpdiag.report.run;

import org.ftpdiag.model.Report;
import org.ftpdiag.model.Severity;

/** What a plugin of Nagios reports; the exit code is the place in this list. */
public enum NagiosState {
  OK,
  WARNING,
  CRITICAL,
  UNKNOWN;

  /** What a probe comes to: what could not be tested to its end, and did not fail, is unknown. */
  public static NagiosState of(Report report, Thresholds thresholds) {
    double seconds = report.run().durationMs().orElse(0) / 1000;
    Severity worst = report.diagnosis().verdict();
    if (worst == Severity.FAIL) {
      return CRITICAL;
    }
    if (!report.whole()) {
      return UNKNOWN;
    }
    return thresholds.alarms(seconds)
        ? CRITICAL
        : worst == Severity.WARN || thresholds.warns(seconds) ? WARNING : OK;
  }

  /** What the process exits with. */
  public int exitCode() {
    return ordinal();
  }
}
