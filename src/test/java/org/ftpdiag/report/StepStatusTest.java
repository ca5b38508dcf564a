package org.ftpdiag.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.StepReport.Outcome;
import org.junit.jupiter.api.Test;

/** A step never stands worse than what was found. */
class StepStatusTest {
  private static StepStatus of(StepId id, Outcome outcome, Finding... findings) {
    StepReport step = new StepReport(id, outcome, Optional.empty(), 0, 1, List.of());
    return StepStatus.of(step, List.of(findings));
  }

  private static Finding finding(FindingId id, Severity severity, StepId step) {
    return new Finding(
        id,
        severity,
        step,
        id.side(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        List.of());
  }

  @Test
  void aFailureThatIsOnlyAWarningIsAWarning() {
    Finding blocked = finding(FindingId.ACTIVE_BLOCKED, Severity.WARN, StepId.ACTIVE);
    assertEquals(StepStatus.WARN, of(StepId.ACTIVE, Outcome.FAILED, blocked));
    Finding later = finding(FindingId.FILE_NOT_FOUND, Severity.FAIL, StepId.DOWNLOAD);
    assertEquals(StepStatus.WARN, of(StepId.ACTIVE, Outcome.FAILED, blocked, later));
    assertEquals(StepStatus.FAIL, of(StepId.DOWNLOAD, Outcome.FAILED, blocked, later));
  }

  @Test
  void aFailureThatAnotherStepExplainsIsAFailure() {
    Finding lost = finding(FindingId.CONTROL_CLOSED, Severity.FAIL, StepId.PASSIVE);
    assertEquals(StepStatus.FAIL, of(StepId.LIST, Outcome.FAILED, lost));
  }

  @Test
  void whatBrokeIsAFailureWhateverWasFound() {
    assertEquals(StepStatus.FAIL, of(StepId.LIST, Outcome.BROKEN));
  }
}
