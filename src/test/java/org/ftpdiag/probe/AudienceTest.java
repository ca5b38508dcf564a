package org.ftpdiag.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.StepReport.Outcome;
import org.junit.jupiter.api.Test;

/** Who watches a probe cannot end it. */
class AudienceTest {
  private static final StepReport STEP =
      new StepReport(StepId.RESOLVE, Outcome.DONE, java.util.Optional.empty(), 0, 0, List.of());

  @Test
  void aListenerThatFailsIsNotHeardAgainAndItsDefectIsTold() {
    AtomicInteger told = new AtomicInteger();
    Audience audience =
        new Audience(
            new ProbeListener() {
              @Override
              public void stepStarted(StepId step) {
                told.incrementAndGet();
                throw new IllegalStateException("what a server sent");
              }

              @Override
              public void stepFinished(StepReport report, List<Finding> findings) {
                told.incrementAndGet();
              }
            });
    audience.stepStarted(StepId.RESOLVE);
    audience.stepFinished(STEP, List.of());
    assertEquals(1, told.get());
    assertEquals(1, audience.defects().size());
    assertTrue(audience.defects().get(0).startsWith("view: IllegalStateException at "));
  }

  @Test
  void aJudgeThatFailsFindsNothing() {
    Audience audience = new Audience(ProbeListener.NONE);
    List<Finding> found =
        audience.judged(
            run -> {
              throw new StackOverflowError();
            },
            null);
    assertEquals(List.of(), found);
    assertTrue(audience.defects().get(0).startsWith("view: StackOverflowError"));
  }
}
