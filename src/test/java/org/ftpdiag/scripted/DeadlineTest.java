package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ftpdiag.model.Ending;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.model.seen.deep.PassiveRange;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.run.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The deadline of the whole probe rules every wait, and what it cut short blames nobody. */
@Execution(ExecutionMode.CONCURRENT)
class DeadlineTest {
  /** For this machine, which runs other tests beside: seconds without any wait. */
  private static final double SLACK = 1.5;

  private static Play play(String args, String... rules) {
    Play play =
        Play.play(
            Play.scenario("args: " + args + "\ntls: none\n\n" + String.join("\n", rules) + "\n"));
    assertEquals(List.of(), JsonContract.breaches(play), play::story);
    assertEquals(List.of(), play.run().defects());
    return play;
  }

  private static void endsWithin(double seconds, Play play) {
    assertTrue(
        play.run().durationMs().getAsDouble() <= seconds * 1000,
        () -> play.run().durationMs().getAsDouble() + " ms\n" + play.story());
  }

  @Test
  void aServerThatIsSlowInEverythingIsNotBlamedForWhatWasNotReached() {
    Play play =
        play("--deadline 3 --active", "USER|SYST|FEAT|HELP|EPSV|PASV|STAT|PWD|LIST -> !delay 700");
    endsWithin(3 + SLACK, play);
    assertEquals(Ending.OUT_OF_TIME, play.run().ending(), play::story);
    assertTrue(play.findings().stream().noneMatch(f -> f.endsWith(":fail")), play::story);
    assertEquals(Outcome.SKIPPED, play.run().step(StepId.ACTIVE).outcome());
    assertEquals("warn", Json.of(play.json()).text("verdict"));
    String text = play.rendered(Format.TEXT, Style.plain());
    assertTrue(text.contains("not reached: out of time (--deadline 3)"), text);
    assertTrue(text.matches("(?s).*\\d m?s waiting for the answer to.*"), text);
    assertTrue(text.lines().toList().get((int) text.lines().count() - 1).startsWith("out of time"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "greeting-timeout; connect -> !stall",
        "control-timeout; PASS -> !stall",
        "control-timeout; SYST -> !drip 500",
        "data-stalled; LIST -> !data-stall",
        "data-stalled; LIST -> !data-flood 50 x",
      })
  void theOneWaitThatTookTheTimeIsTheCause(String cause, String rule) {
    Play play = play("--timeout 60 --deadline 4", rule);
    endsWithin(4 + SLACK, play);
    assertEquals(cause, play.rootCause(), play::story);
    assertEquals(ExitCode.FOUND, play.report().exitCode());
    assertFalse(play.json().contains("within 60 s"), play::json);
  }

  @Test
  void aListingThatFlowsUntilTheDeadlineIsEndless() {
    Play play = play("--deadline 2", "LIST -> !data-flood 0 " + "x".repeat(60));
    endsWithin(2 + SLACK, play);
    assertEquals("data-stalled", play.rootCause(), play::story);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "--get /hello.txt; RETR -> !data-stall",
        "--get /hello.txt; RETR -> !data-flood 400 x",
        "-u demo --put /incoming; STOR -> !data-stall",
        "-u demo --put /incoming; RETR -> !data-stall",
      })
  void aFractionOfASecondIsATimeOutOfTransfersToo(String args, String rule) {
    Play play = play("--timeout 0.3 " + args, rule);
    endsWithin(20, play);
    assertEquals("data-stalled", play.rootCause(), play::story);
  }

  @Test
  void ourOwnFileIsNotReadBackForEver() {
    Play play =
        play(
            "--timeout 2 --deadline 4 -u demo --put /incoming",
            "RETR -> !data-flood 20 " + "x".repeat(60));
    endsWithin(4 + 5 + SLACK, play);
    assertEquals(List.of(), play.left(), play::story);
  }

  /** Whether the server has renamed it is not known: it is removed under either name. */
  @Test
  void aFileIsRemovedWhereRenamingHadNoAnswer() {
    for (String rule : List.of("RNTO -> !close", "RNTO -> !stall", "RNTO -> !delay 1500")) {
      Play play = play("--timeout 1 --deadline 20 -u demo --put /incoming", rule);
      assertEquals(List.of(), play.left(), play::story);
    }
  }

  @Test
  void aDeepCheckAfterAnUploadEndsAtTheDeadline() {
    Play play =
        play(
            "--timeout 1 --deadline 8 -u demo --put /incoming --check passive-range",
            "EPSV|PASV [12-] -> !data-block");
    endsWithin(8 + SLACK, play);
    assertEquals(Outcome.DONE, play.run().step(StepId.UPLOAD).outcome(), play::story);
    assertEquals(1, play.run().all(PassiveRange.class).count(), play::story);
    assertEquals(List.of(), play.left(), play::story);
  }

  @Test
  void aSmallUploadThatTakesItsTimeIsNotCounted() {
    Play play =
        play(
            "--timeout 8 --deadline 3 -u demo --put /incoming",
            "STOR [1] -> 150 go on\n  !delay 3500");
    assertEquals(Outcome.DONE, play.run().step(StepId.UPLOAD).outcome(), play::story);
    assertEquals(Outcome.DONE, play.run().step(StepId.QUIT).outcome(), play::story);
    assertEquals(Ending.WHOLE, play.run().ending(), play::story);
    assertEquals(List.of(), play.left(), play::story);
  }

  @Test
  void aFileOfKnownSizeThatComesAtAPaceIsNotCounted() {
    Play play =
        play(
            "--timeout 5 --deadline 3 --get /hello.txt",
            "SIZE -> 213 10",
            "RETR -> !data-flood 150 " + "x".repeat(40_000));
    assertTrue(play.run().durationMs().getAsDouble() > 3000, play::story);
    assertEquals("size-mismatch", play.rootCause(), play::story);
  }

  @Test
  void aFileOfUnknownSizeThatNeverEndsIsCutShortAndBlamesNobody() {
    Play play =
        play(
            "--timeout 5 --deadline 2 --get /hello.txt",
            "SIZE -> 502 SIZE is not known here",
            "RETR -> !data-flood 10 " + "x".repeat(500));
    endsWithin(2 + 2 + SLACK, play);
    assertEquals(Ending.OUT_OF_TIME, play.run().ending(), play::story);
    assertTrue(play.findings().stream().noneMatch(f -> f.endsWith(":fail")), play::story);
    assertEquals("warn", Json.of(play.json()).text("verdict"));
    assertTrue(
        play.rendered(Format.TEXT, Style.plain()).contains("waiting for data of RETR"),
        play::story);
  }

  @Test
  void aFileThatComesSlowlyIsSlow() {
    Play play =
        play("--timeout 0.6 --get /hello.txt", "SIZE -> 213 100000", "RETR -> !data-flood 100 x");
    assertEquals("data-stalled", play.rootCause(), play::story);
    assertEquals(
        "slow", play.diagnosis().rootCause().orElseThrow().facts().get("variant"), play::story);
  }
}
