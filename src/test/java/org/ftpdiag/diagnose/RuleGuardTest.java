package org.ftpdiag.diagnose;

import static org.ftpdiag.diagnose.Observed.noGreeting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.diagnose.rules.GreetingRule;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.FailOn;
import org.junit.jupiter.api.Test;

/** A rule that throws costs that rule only. */
class RuleGuardTest {
  private static final ProbeRun SILENT =
      Runs.healthy().endsAt(StepId.GREETING, noGreeting(Kind.TIMED_OUT, "")).build();

  private static final class Broken implements Rule {
    private final Error error;

    Broken(Error error) {
      this.error = error;
    }

    @Override
    public List<JudgedFinding> judge(Case c) {
      if (error != null) {
        throw error;
      }
      throw new IllegalStateException("220 text of a server");
    }
  }

  private static Diagnosis with(Error error) {
    return Diagnoser.diagnose(
        SILENT, Optional.empty(), List.of(new Broken(error), new GreetingRule()));
  }

  @Test
  void theOtherRulesAreHeardAndTheDefectIsTold() {
    for (Error error : new Error[] {null, new StackOverflowError()}) {
      Diagnosis d = with(error);
      assertEquals("greeting-timeout", d.rootCause().orElseThrow().id().id());
      assertEquals(1, d.defects().size(), d.defects().toString());
      assertTrue(d.defects().get(0).startsWith("Broken: "), d.defects().toString());
      assertEquals(-1, d.defects().get(0).indexOf("server"), "nothing from the wire");
      assertEquals(ExitCode.DEFECT, ExitCode.of(SILENT, d, FailOn.FAIL));
    }
  }
}
