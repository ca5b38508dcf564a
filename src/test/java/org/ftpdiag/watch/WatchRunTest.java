package org.ftpdiag.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.StepId;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.SampleReports;
import org.ftpdiag.report.SchemaCheck;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.diff.Difference;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

class WatchRunTest {
  private static final Words WORDS = Words.load("en");
  private static final Style PLAIN = Style.plain();

  /** What is told of these probes, one after the other without a pause. */
  private static List<Round> rounds(Report... reports) {
    Deque<Report> left = new ArrayDeque<>(List.of(reports));
    List<Round> rounds = new ArrayList<>();
    WatchRun run =
        new WatchRun(Duration.ZERO, OptionalLong.of(reports.length), WORDS, "1.0", () -> 0);
    run.run(left::removeFirst, rounds::add);
    assertEquals(reports.length, rounds.size());
    return rounds;
  }

  private static WatchHistory history(List<Round> rounds) {
    WatchHistory history = new WatchHistory();
    rounds.forEach(history::add);
    return history;
  }

  @Test
  void theSameAgainIsNoChange() {
    List<Round> rounds = rounds(SampleReports.healthy(), SampleReports.healthy());
    assertTrue(rounds.get(0).changes().isEmpty());
    assertFalse(rounds.get(1).changed());
  }

  /** What a probe did not come to is not gone, and is compared when it is seen again. */
  @Test
  void whatAFailureHidesHasNotChanged() {
    List<Round> rounds =
        rounds(
            SampleReports.healthy(),
            SampleReports.loginRejected("530 Login incorrect."),
            SampleReports.healthy());
    List<String> told = told(rounds.get(1));
    assertTrue(told.stream().anyMatch(t -> t.endsWith("login-rejected")), told.toString());
    assertTrue(told.stream().noneMatch(t -> t.contains("nothing")), told.toString());
    assertTrue(rounds.get(1).changes().orElseThrow().went().isEmpty(), told.toString());
    assertTrue(told(rounds.get(2)).get(0).startsWith("gone: "), told(rounds.get(2)).toString());
    List<String> back =
        rounds.get(2).changes().orElseThrow().differences().stream().map(Difference::what).toList();
    assertTrue(back.contains("verdict"), back.toString());
  }

  private static List<String> told(Round round) {
    return new ChangeWords(WORDS, PLAIN)
        .of(round.changes().orElseThrow()).stream().map(ChangeWords.Change::text).toList();
  }

  @Test
  void everyProbeIsALineThatItsSchemaKnows() {
    WatchJson json = new WatchJson("1.0", WORDS);
    for (Round round :
        rounds(
            SampleReports.healthy(),
            SampleReports.passiveAddressPrivate(),
            SampleReports.tlsWithChain())) {
      String line = json.of(round);
      assertEquals(1, line.lines().count());
      assertEquals(List.of(), SchemaCheck.breaches("watch", line));
    }
  }

  @Test
  void linesForPeopleMarkWhatChanged() {
    List<Round> rounds = rounds(SampleReports.healthy(), SampleReports.passiveAddressPrivate());
    WatchLines lines = new WatchLines(WORDS, PLAIN, ZoneOffset.UTC);
    assertFalse(lines.of(rounds.get(0)).contains("changed"));
    String second = lines.of(rounds.get(1));
    assertTrue(second.contains("    changed: \u2717 "), second);
    assertTrue(second.contains("passive-address-private"), second);
    String summary = lines.summary(history(rounds));
    assertTrue(summary.startsWith("2 probes, 1 pass, 1 fail, 1 change; "), summary);
  }

  @Test
  void theScreenFitsATerminalAndRingsWhereSomethingChanged() {
    WatchHistory history = new WatchHistory();
    WatchScreen screen = new WatchScreen(WORDS, PLAIN, ZoneOffset.UTC, "target", true, history);
    for (int i = 0; i < 70; i++) {
      rounds(SampleReports.healthy(), SampleReports.passiveAddressPrivate()).forEach(history::add);
    }
    String drawn = screen.draw(Optional.of(Duration.ofMillis(20_400)), true);
    assertEquals(1, drawn.chars().filter(c -> c == 7).count());
    assertEquals(0, screen.draw(Optional.empty(), false).chars().filter(c -> c == 7).count());
    List<String> lines = drawn.replaceAll("\u001b\\[[0-9;]*[A-Za-z]|\u0007", "").lines().toList();
    assertTrue(lines.size() <= 23, lines.size() + " lines");
    lines.forEach(line -> assertTrue(line.length() < 80, line));
    assertTrue(drawn.contains("140 probes, the next one in 21 s"), drawn);
    assertTrue(lines.stream().anyMatch(l -> l.startsWith("  passive    \u2717\u2713")), drawn);
    Style ascii = new Style(false, false, 80, Detail.NORMAL);
    String plain =
        new WatchScreen(WORDS, ascii, ZoneOffset.UTC, "target", false, history)
            .draw(Optional.empty(), true);
    assertTrue(plain.chars().allMatch(c -> c < 128 && c != 7), plain);
  }

  @Test
  void percentilesAreTimesThatWereMeasured() {
    StepHistory history = new StepHistory();
    assertEquals(OptionalDouble.empty(), history.percentile(50));
    for (int ms = 1; ms <= 20; ms++) {
      history.add(step(StepStatus.PASS, ms));
    }
    history.add(step(StepStatus.SKIP, 0));
    assertEquals(OptionalDouble.of(10), history.percentile(50));
    assertEquals(OptionalDouble.of(19), history.percentile(95));
    assertEquals(OptionalDouble.of(20), history.percentile(100));
    assertEquals(List.of(StepStatus.PASS, StepStatus.SKIP), history.last(2));
    assertTrue(history.ran());
  }

  private static ReadableStep step(StepStatus status, double ms) {
    return new ReadableStep(StepId.LOGIN, status, "", OptionalDouble.of(ms));
  }

  /** A stop while a probe runs: it counts for nothing, and no other begins. */
  @Test
  void whatWasBrokenOffCountsForNothing() {
    List<Round> rounds = new ArrayList<>();
    WatchRun run = new WatchRun(Duration.ZERO, OptionalLong.empty(), WORDS, "1.0", () -> 0);
    run.run(
        () -> {
          if (rounds.size() == 2) {
            run.stop();
          }
          return SampleReports.healthy();
        },
        rounds::add);
    assertEquals(2, rounds.size());
  }

  /** The next probe begins an interval after the last one began, however long that took. */
  @Test
  void itWaitsForTheRestOfTheInterval() {
    List<Long> left = new ArrayList<>();
    long[] now = {0};
    WatchRun run =
        new WatchRun(Duration.ofSeconds(10), OptionalLong.of(2), WORDS, "1.0", () -> now[0]);
    run.run(
        () -> {
          now[0] += 4_000_000_000L;
          return SampleReports.healthy();
        },
        new WatchRun.Observer() {
          @Override
          public void ended(Round round) {
            assertTrue(round.number() <= 2);
          }

          @Override
          public void waits(Duration rest) {
            left.add(rest.toSeconds());
            now[0] += rest.toNanos(); // it is not really waited for
            run.stop();
          }
        });
    assertEquals(List.of(6L), left);
  }
}
