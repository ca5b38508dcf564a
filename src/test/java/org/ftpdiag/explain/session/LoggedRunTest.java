package org.ftpdiag.explain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.ftpdiag.explain.text.LogLine;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Transfer;
import org.junit.jupiter.api.Test;

class LoggedRunTest {
  @Test
  void whatALogDoesNotTellIsEmpty() {
    LogLine line = new LogLine(1, "LIST");
    PendingCommand list = new PendingCommand("LIST", "", line, Double.NaN, false, false);
    Segment segment = new Segment();
    segment.add(StepId.LIST, list.ended(Optional.empty(), Optional.empty(), Double.NaN));
    ProbeRun run =
        LoggedRun.of(
            new LoggedFacts(new Voice("curl", false, Optional.empty())),
            List.of(segment),
            Set.of(StepId.LIST));
    Transfer seen = run.in(StepId.LIST, Transfer.class).findFirst().orElseThrow();

    assertTrue(run.ofLog());
    assertEquals(Optional.empty(), run.started());
    assertEquals(OptionalDouble.empty(), run.durationMs());
    assertEquals(Optional.empty(), run.address());
    assertEquals(Optional.empty(), run.request().target().host());
    assertEquals(Optional.empty(), run.request().credentials().user());
    assertTrue(run.steps().stream().allMatch(s -> s.durationMs().isEmpty()));
    assertEquals(OptionalLong.empty(), seen.bytes());
    assertEquals(OptionalDouble.empty(), seen.ms());
    assertEquals(OptionalDouble.empty(), seen.firstByteMs());
  }
}
