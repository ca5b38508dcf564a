package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.run.Format;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A probe that is to end early does so, and takes leave. */
class UntilTest {
  @ParameterizedTest
  @EnumSource(
      value = StepId.class,
      names = {"CONNECT", "GREETING", "LOGIN", "PASSIVE", "LIST", "QUIT"})
  void theStepsBehindAreSkipped(StepId last) {
    Play play =
        Play.play(Play.scenario("args: --until " + last.id() + "\ntls: none\n\nSIZE -> 550 x\n"));
    assertEquals(List.of(), JsonContract.breaches(play), play::story);
    for (StepId step : StepId.values()) {
      boolean asked = step.compareTo(StepId.ACTIVE) < 0 || step == StepId.QUIT;
      boolean told = step.compareTo(last) <= 0 && asked && step != StepId.TLS;
      assertEquals(told, play.run().step(step).outcome() == Outcome.DONE, play::story);
    }
    String said = play.run().transcript().entries().toString();
    assertTrue(last == StepId.CONNECT || said.contains("QUIT"), said);
    assertEquals(last.compareTo(StepId.LIST) >= 0, said.contains("kind=SENT, text=LIST"), said);
    String text = play.rendered(Format.TEXT, Style.plain());
    assertEquals(last != StepId.QUIT, text.contains("(--until " + last.id() + ")"), text);
    assertFalse(text.contains("fail:"), text);
  }
}
