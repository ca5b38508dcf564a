package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No finding is only a name: each is made of something that happens on real sockets. */
class EveryFindingTest {

  @ParameterizedTest
  @EnumSource
  @Execution(ExecutionMode.CONCURRENT)
  void whatKeepsAProbeFromItsServerIsNamed(Obstacle obstacle) throws IOException {
    ProbeRun run = obstacle.probe();
    Diagnosis diagnosis = Diagnoser.diagnose(run);
    List<String> found = diagnosis.findings().stream().map(Play::brief).toList();
    FindingId id = obstacle.shows();
    assertEquals(List.of(id.id() + ":" + id.severity().id()), found);
    assertEquals(id.severity() == Severity.FAIL, diagnosis.rootCause().isPresent());
    assertTrue(
        run.durationMs().getAsDouble() < 10_000, () -> run.durationMs().getAsDouble() + " ms");
  }

  @Test
  void everyFindingIsShownByAScenarioOrAnObstacle() {
    Set<FindingId> missing = EnumSet.allOf(FindingId.class);
    for (String name : Scenario.names()) {
      // Named by the scenario: ScenariosTest proves that it is found.
      Scenario scenario = Scenario.load(name);
      scenario.expect().ifPresent(missing::remove);
      missing.removeAll(scenario.findings());
    }
    Arrays.stream(Obstacle.values()).map(Obstacle::shows).forEach(missing::remove);
    missing.remove(FindingId.FAILURE_UNEXPLAINED); // of logs alone: UnexplainedTest
    assertEquals(Set.of(), missing);
  }
}
