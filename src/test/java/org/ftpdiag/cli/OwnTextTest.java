package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ftpdiag.explain.Explainer;
import org.ftpdiag.explain.Explanation;
import org.ftpdiag.explain.UnreadableLogException;
import org.ftpdiag.explain.event.Table;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ftpdiag printed is read again: the findings that it names, and nothing else. */
class OwnTextTest {
  private static String demo(String... options) {
    RecordingConsole console = new RecordingConsole();
    console.run(options);
    return console.out();
  }

  private static Explanation explain(String text) throws IOException {
    try {
      return new Explainer(Optional.empty(), Optional.empty())
          .explain(
              new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), (quote, note) -> {});
    } catch (UnreadableLogException e) {
      throw new AssertionError(e.reason() + "\n" + text);
    }
  }

  private static String cause(String text) throws IOException {
    Explanation e = explain(text);
    assertEquals("ftpdiag", e.dialect(), text);
    return e.rootCause().map(f -> f.finding().id().id()).orElse("-");
  }

  private static String quoted(String text) {
    return text.lines().map(l -> "> " + l).collect(Collectors.joining("\n", "", "\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "tls-required, login",
    "login-rejected, login",
    "reply-malformed, passive",
    "tls-data-required, list",
    "healthy, -"
  })
  void itsFindingsAreTheResult(String scenario, String step) throws IOException {
    String expected = scenario.equals("healthy") ? "-" : scenario;
    for (String lang : List.of("en", "fr")) {
      for (String view : List.of("-v", "--format=text", "--format=markdown")) {
        String text = demo("demo", scenario, "--lang", lang, view);
        if (scenario.equals("healthy") && view.endsWith("markdown")) {
          continue; // it names no finding, and its table is none of the forms that are read
        }
        assertEquals(expected, cause(text), lang + " " + view);
        if (!view.endsWith("markdown")) {
          assertEquals(expected, cause(quoted(text)), "quoted");
        }
        assertTrue(explain(text).cases().stream().filter(c -> c.failed()).count() <= 1, text);
      }
    }
    if (!step.equals("-")) {
      Explanation e = explain(demo("demo", scenario, "--lang", "fr"));
      assertEquals(step, e.rootCause().orElseThrow().finding().step().id());
    }
  }

  @ParameterizedTest
  @CsvSource({"tls-required", "login-rejected"})
  void aPartIsEnough(String scenario) throws IOException {
    for (String lang : List.of("en", "fr")) {
      String text = demo("demo", scenario, "--lang", lang);
      List<String> lines = text.lines().toList();
      assertEquals(scenario, cause(lines.get(lines.size() - 1) + "\n"), "the last line");
      int head = 0;
      while (!lines.get(head).endsWith(scenario)) {
        head++;
      }
      String steps = String.join("\n", lines.subList(0, head)) + "\n";
      assertEquals(scenario, cause(steps), "the steps, whose replies are judged");
      assertEquals(scenario, cause(String.join("\n", lines.subList(head, head + 4)) + "\n"));
      String dialogue = demo("demo", scenario, "--lang", lang, "-v");
      assertEquals(scenario, cause(dialogue.substring(0, dialogue.indexOf("\n✗") + 1)));
    }
  }

  @Test
  void aFailureThatACutTextDoesNotNameIsNoPass() throws IOException {
    String steps =
        "  ✓ connect    192.0.2.1     9 ms\n  ✓ login      230 ok       8 ms\n"
            + "  ✗ passive    EPSV port 41565 no answer   4.0 s\n";
    assertEquals("failure-unexplained", cause(steps));
  }

  @Test
  void twoReportsAreTwoSessions() throws IOException {
    String both =
        demo("demo", "tls-required", "--lang", "en")
            + demo("demo", "login-rejected", "--lang", "en");
    Explanation e = explain(both);
    assertEquals(2, e.failedSessions());
    assertEquals(
        List.of("tls-required", "login-rejected"),
        e.cases().stream()
            .filter(c -> c.failed())
            .map(c -> c.findings().get(0).finding().id().id())
            .toList());
  }

  @Test
  void theStepsAreCalledAsTheReportsCallThem() {
    Words en = Words.load("en");
    Words fr = Words.load("fr");
    for (String row : Table.rows("own-steps.tsv")) {
      String[] c = row.split("\t");
      assertEquals(en.say("step.name." + c[0]), c[1]);
      assertEquals(fr.say("step.name." + c[0]), c[2]);
    }
  }
}
