package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.run.Format;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Under a Turkish locale, where I is not the capital of i, everything is as under English: the
 * judgement and the reports of every run that was kept, and some runs from beginning to end.
 */
class TurkishTest {
  /** Which use most of what a session can have, and a server whose words are odd. */
  private static final List<String> PLAYED_AGAIN =
      List.of("healthy", "healthy-implicit", "healthy-transfers", "login-rejected");

  private static final int AT_ONCE = 8;

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @Test
  void everyRunIsJudgedAndPrintedTheSame() throws InterruptedException {
    playAll();
    Map<String, String> english = new LinkedHashMap<>();
    Scenario.names().forEach(name -> english.put(name, printed(judged(Play.of(name)))));
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    assertAll(
        english.entrySet().stream()
            .map(
                e ->
                    () ->
                        assertEquals(
                            e.getValue(), printed(judged(Play.of(e.getKey()))), e.getKey())));
  }

  @Test
  void aRunTakesTheSameCourse() {
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    assertAll(
        PLAYED_AGAIN.stream()
            .map(
                name ->
                    () ->
                        assertEquals(
                            course(Play.of(name)), course(Play.play(Scenario.load(name))), name)));
  }

  /** Where no other test has. */
  private static void playAll() throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    Scenario.names().forEach(name -> pool.submit(() -> Play.of(name)));
    pool.shutdown();
    assertTrue(pool.awaitTermination(5, TimeUnit.MINUTES));
  }

  /** What was sent, without what chance and the system choose, and what was found. */
  private static List<String> course(Play play) {
    return List.of(
        play.seen().stream().map(c -> c.replaceAll("[0-9a-f]{2,}|[0-9]", "#")).toList().toString(),
        play.findings().toString());
  }

  /** The run judged now, whoever judged it before. */
  private static Play judged(Play play) {
    return new Play(
        play.scenario(),
        play.run(),
        Diagnoser.diagnose(play.run()),
        play.live(),
        play.seen(),
        play.left());
  }

  private static String printed(Play play) {
    return play.rendered(Format.TEXT, new Style(false, true, 120, Detail.NORMAL)) + play.json();
  }
}
