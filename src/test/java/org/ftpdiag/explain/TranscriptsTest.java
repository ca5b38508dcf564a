package org.ftpdiag.explain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.print.TextDocument;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs that people published in issues and forums: the cause of each was decided before. */
class TranscriptsTest {
  record Transcript(String file, List<String> expected, String hides) {
    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Transcript> transcripts() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(resource("expected.tsv"), StandardCharsets.UTF_8))) {
      return in
          .lines()
          .filter(row -> !row.startsWith("#") && !row.startsWith("file\t"))
          .map(row -> row.split("\t"))
          .map(c -> new Transcript(c[0], List.of(c[1].split("\\|")), c[2]))
          .toList()
          .stream();
    }
  }

  private static InputStream resource(String name) {
    return TranscriptsTest.class.getResourceAsStream("transcripts/" + name);
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void itsCauseIsNamed(Transcript transcript) throws IOException {
    StringBuilder out = new StringBuilder();
    Words words = Words.load("en");
    String found;
    try (InputStream in = resource(transcript.file())) {
      ExplainBlocks text =
          new ExplainBlocks(
              words,
              Detail.NORMAL,
              new TextDocument(Style.plain(), 80, words, out),
              "x",
              ExplainBlocks.View.LINES);
      InputStream log = new ByteArrayInputStream(in.readAllBytes());
      Explanation e = new Explainer(Optional.empty(), Optional.empty()).explain(log, text);
      text.end(e, 0);
      found = e.rootCause().map(f -> f.finding().id().id()).orElse("-");
      assertTrue(e.verdict() == Severity.FAIL || e.rootCause().isEmpty());
    } catch (UnreadableLogException e) {
      found = "unread";
    }
    String cause = found;
    assertTrue(
        transcript.expected().stream().anyMatch(wanted -> holds(wanted, cause)),
        () -> cause + " in place of " + transcript.expected() + "\n" + out);
    if (!transcript.hides().equals("-")) {
      assertFalse(out.toString().contains(transcript.hides()), out.toString());
    }
  }

  private static boolean holds(String expected, String found) {
    return switch (expected) {
      case "any" -> true;
      case "!pass" -> !found.equals("-");
      default ->
          expected.startsWith("!") ? !found.equals(expected.substring(1)) : found.equals(expected);
    };
  }
}
