package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Transcript.Kind;
import org.ftpdiag.model.seen.UploadCheck;
import org.ftpdiag.report.ExitCode;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Ctrl-C: the wait ends at once, what was made is removed, the partial report blames nobody. */
class InterruptTest {
  /** Under a second; this machine runs other tests beside. */
  private static final double PROMPT_SECONDS = 2;

  /** A test file has to be removed first, from a server that may be slow. */
  private static final double PUT_SECONDS = 5.5;

  private static final String LONG = "a line that says nothing, but says it for ever and ever";
  private static final String PLAIN = "tls: none\nargs: --timeout 60 ";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "wait.greeting; ; false; connect -> !stall",
        "wait.reply; PASS; false; PASS -> !stall",
        "wait.reply; SYST; true; SYST -> !drip 20",
        "wait.reply; EPSV; false; EPSV -> !stall",
        "wait.data; ; true; PASV|EPSV -> !data-block",
        "wait.transfer; LIST; true; LIST -> !data-stall",
        "wait.transfer; LIST; true; LIST -> !data-flood 0 x",
        "progress; ; true; LIST -> !data-flood 0 " + LONG,
        "wait.transfer; LIST; true; LIST -> !data-hold",
        "wait.completion; LIST; false; LIST.end -> !stall",
        "wait.reply; QUIT; true; QUIT -> !stall",
      },
      quoteCharacter = '`')
  @Execution(ExecutionMode.CONCURRENT)
  void aWaitIsBrokenOffAtOnce(String wait, String command, boolean heard, String rule) {
    Interrupter interrupter = new Interrupter(wait, command == null ? "" : command, 1);
    Play play = play(PLAIN + "\n\n" + rule, interrupter, PROMPT_SECONDS);
    assertTrue(
        play.run().transcript().entries().stream()
            .anyMatch(
                e ->
                    e.text().startsWith("interrupted after ")
                        || command != null && command.equals("QUIT")),
        play::story);
    List<String> blamed = play.findings().stream().filter(f -> !f.endsWith(":info")).toList();
    assertEquals(List.of(), blamed, play::story);
    // What is sent and interrupted at once, the server may not have read when the test looks.
    assertEquals(heard, heard ? says(play, "QUIT") : play.seen().contains("QUIT"), play::story);
  }

  private static boolean says(Play play, String command) {
    return play.run().transcript().entries().stream()
        .anyMatch(e -> e.kind() == Kind.SENT && e.text().equals(command));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "wait.transfer; STOR; 1; STOR -> !data-stall",
        "wait.completion; STOR; 1; STOR.end -> !stall",
        "wait.reply; MDTM; 1; MDTM -> !stall",
        "wait.transfer; RETR; 1; RETR -> !data-stall",
        "wait.transfer; RETR; 1; RETR -> !data-flood 0 x",
        "wait.transfer; RETR; 1; RETR -> !data-hold",
        "wait.reply; RETR; 1; RETR -> !stall",
        "wait.reply; RETR; 1; RETR -> !drip 100",
        "wait.completion; RETR; 1; RETR.end -> !stall",
        "wait.reply; REST; 1; REST -> !stall",
        "wait.transfer; RETR; 2; RETR [2] -> !data-stall",
        "wait.reply; RNFR; 1; RNFR -> !stall",
        "wait.reply; RNTO; 1; RNTO -> !stall",
        "wait.reply; RNTO; 1; RNTO -> !delay 300",
        "wait.reply; DELE; 1; DELE -> !delay 300",
        "wait.reply; DELE; 1; DELE -> !drip 20",
      })
  @Execution(ExecutionMode.CONCURRENT)
  void anUploadedFileIsRemovedAllTheSame(String wait, String command, int nth, String rule) {
    Interrupter interrupter = new Interrupter(wait, command, nth);
    Play play =
        play("args: -u demo --timeout 60 --put /incoming\n\n" + rule, interrupter, PUT_SECONDS);
    assertEquals(List.of(), play.left(), play::story);
    assertEquals(List.of(), play.findings(), play::story);
    assertTrue(play.run().all(UploadCheck.class).allMatch(UploadCheck::removed), play::story);
    assertTrue(play.seen().contains("QUIT"), play::story);
  }

  @ParameterizedTest
  @MethodSource("waits")
  @Execution(ExecutionMode.CONCURRENT)
  void whereverItComesNothingIsLeftAndNobodyBlamed(int nth) {
    Interrupter interrupter = new Interrupter("", "", nth);
    Scenario healthy = Scenario.load("healthy-transfers");
    Play play = Play.play(healthy, interrupter, interrupter::arm);
    assertEquals(List.of(), play.left(), play::story);
    assertEquals(List.of(), play.findings(), play::story);
    assertEquals(List.of(), JsonContract.breaches(play), play::story);
    assertTrue(interrupter.secondsSince() < PUT_SECONDS, play::story);
  }

  static IntStream waits() {
    return IntStream.rangeClosed(1, 64);
  }

  private static Play play(String scenario, Interrupter interrupter, double most) {
    Play play = Play.play(Play.scenario(scenario), interrupter, interrupter::arm);
    double seconds = interrupter.secondsSince();
    assertTrue(seconds < most, () -> seconds + " s after the interrupt\n" + play.story());
    assertTrue(play.run().interrupted());
    assertEquals(List.of(), play.run().defects());
    assertEquals(StepId.values().length, play.run().steps().size());
    assertEquals(ExitCode.INTERRUPTED, play.report().exitCode());
    assertEquals(List.of(), JsonContract.breaches(play), play::story);
    return play;
  }
}
