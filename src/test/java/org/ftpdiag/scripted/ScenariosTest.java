package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.report.StepStatus;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario of the demo, through the real engine: what its file expects is found. */
class ScenariosTest {

  @ParameterizedTest
  @MethodSource("org.ftpdiag.demo.Scenario#names")
  @Execution(ExecutionMode.CONCURRENT)
  void everyScenarioIsDiagnosedAsItsFileSays(String name) {
    Play play = Play.of(name);
    assertAll(
        () -> assertEquals(expected(play.scenario()), play.rootCause(), play::story),
        () -> assertEquals(List.of(), missing(play), play::story),
        () -> assertEquals(List.of(), unexpected(play), play::story),
        () -> assertEquals(List.of(), play.run().defects(), play::story),
        () -> assertEquals(List.of(), contradictions(play), play::story),
        () -> assertFalse(play.run().interrupted()),
        () -> assertTrue(connects(play).allMatch(ScenariosTest::stays), play::story));
  }

  @ParameterizedTest
  @MethodSource("healthy")
  @Execution(ExecutionMode.CONCURRENT)
  void aHealthyServerGetsNotEvenARemark(String name) {
    assertEquals(List.of(), Play.of(name).findings());
  }

  static Stream<String> healthy() {
    return Scenario.names().stream().filter(name -> name.startsWith("healthy"));
  }

  private static String expected(Scenario scenario) {
    return scenario.expect().map(FindingId::id).orElse("none");
  }

  private static List<FindingId> missing(Play play) {
    return play.scenario().findings().stream()
        .filter(id -> play.diagnosis().findings().stream().noneMatch(f -> f.id() == id))
        .toList();
  }

  /** What weighs more than a remark and is not named by the file. */
  private static List<String> unexpected(Play play) {
    Set<FindingId> named = new HashSet<>(play.scenario().findings());
    play.scenario().expect().ifPresent(named::add);
    return play.diagnosis().findings().stream()
        .filter(f -> f.severity() != Severity.INFO && !named.contains(f.id()))
        .map(Play::brief)
        .toList();
  }

  /** Steps that stand worse, or better, than the worst that was found in them. */
  private static List<StepId> contradictions(Play play) {
    List<Finding> findings = play.diagnosis().findings();
    return play.run().steps().stream()
        .filter(
            step -> {
              Set<Severity> own =
                  findings.stream()
                      .filter(f -> f.step() == step.id())
                      .map(Finding::severity)
                      .collect(Collectors.toSet());
              boolean fails = StepStatus.of(step, findings) == StepStatus.FAIL;
              return fails != own.contains(Severity.FAIL);
            })
        .map(StepReport::id)
        .toList();
  }

  private static Stream<ConnectAttempt> connects(Play play) {
    return Stream.concat(
        play.run().all(ConnectAttempt.class),
        play.run().all(PassiveTry.class).flatMap(p -> p.attempts().stream()));
  }

  private static boolean stays(ConnectAttempt attempt) {
    return attempt.address().orElseThrow().isLoopbackAddress();
  }
}
