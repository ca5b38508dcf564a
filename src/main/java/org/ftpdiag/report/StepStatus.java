package org.ftpdiag.report;

import java.util.Collection;
import java.util.Locale;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.Exchange;

/** How a step stands in a report. */
public enum StepStatus {
  PASS,
  WARN,
  FAIL,
  SKIP;

  /** The name in reports, such as {@code pass}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of a step, from what became of it and from the findings of the whole run. */
  public static StepStatus of(StepReport step, Collection<Finding> findings) {
    if (step.outcome() == StepReport.Outcome.SKIPPED) {
      return SKIP;
    }
    Severity worst =
        findings.stream()
            .filter(f -> f.step() == step.id())
            .map(Finding::severity)
            .max(Severity::compareTo)
            .orElse(Severity.INFO);
    if (worst == Severity.FAIL || step.outcome() == StepReport.Outcome.BROKEN) {
      return FAIL;
    }
    // An unanswered QUIT costs nothing: a warn, and no finding.
    if (step.id() == StepId.QUIT) {
      return worst == Severity.WARN || !answered(step) ? WARN : PASS;
    }
    if (step.outcome() == StepReport.Outcome.FAILED) {
      // A failure that costs nothing that was asked for is a warning, as its finding is.
      boolean elsewhere = findings.stream().anyMatch(f -> f.severity() == Severity.FAIL);
      return worst != Severity.WARN && elsewhere ? FAIL : WARN;
    }
    return worst == Severity.WARN ? WARN : PASS;
  }

  private static boolean answered(StepReport step) {
    return step.outcome() == StepReport.Outcome.DONE
        && step.observations().stream()
            .noneMatch(o -> o instanceof Exchange e && e.reply().isEmpty());
  }
}
