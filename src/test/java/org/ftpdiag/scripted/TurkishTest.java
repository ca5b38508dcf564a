package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.run.Format;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Under a Turkish locale, where I is not the capital of i, everything is as under English. */
class TurkishTest {
  private static final int AT_ONCE = 8;

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @Test
  void everyScenarioReadsTheSame() throws InterruptedException {
    Map<String, String> english = all(Play::of);
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    Map<String, String> turkish = all(name -> Play.play(Scenario.load(name)));
    List<String> differ = new ArrayList<>();
    english.forEach(
        (name, text) -> {
          if (!text.equals(turkish.get(name))) {
            differ.add(name);
          }
        });
    assertAll(
        differ.stream()
            .map(name -> () -> assertEquals(english.get(name), turkish.get(name), name)));
  }

  private static Map<String, String> all(Function<String, Play> player)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      Map<String, Future<String>> playing = new LinkedHashMap<>();
      for (String name : Scenario.names()) {
        playing.put(name, pool.submit(() -> normal(player.apply(name))));
      }
      Map<String, String> all = new TreeMap<>();
      for (Map.Entry<String, Future<String>> play : playing.entrySet()) {
        all.put(play.getKey(), play.getValue().get());
      }
      return all;
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * Text and JSON without what differs between any two runs: numbers, and so line breaks and what
   * is cut off at the end of a line.
   */
  private static String normal(Play play) {
    String json = play.json();
    return normal(play.rendered(Format.TEXT, new Style(false, true, 120, Detail.NORMAL)))
        + normal(json.substring(0, json.indexOf("\"transcript\"")));
  }

  private static String normal(String text) {
    return text.replaceAll("(?m)^.*….*$", "")
        .replaceAll("ftpdiag-[0-9a-f]{20}", "ftpdiag-X")
        .replaceAll("[0-9a-f]{64}", "hash")
        .replaceAll("[0-9]+([.,][0-9]+)?( (ms|s|[kMG]?B|[KMG]iB)\\b(/s)?)?", "#")
        .replaceAll("\\s+", " ");
  }
}
