package org.ftpdiag.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ftpdiag.explain.session.ConversationTest;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.print.TextDocument;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a log does not tell is left out: nothing stands in for it, in no output. */
class UnknownValuesTest {
  private static final Words WORDS = Words.load("en");

  /** Hosts, ports, numbers and times that no log tells, and facts that were not filled in. */
  private static final Pattern INVENTED =
      Pattern.compile(
          "(?<![\\w.])(?:\\?|0(?:\\.0+)? (?:s|ms|B|bytes))(?![\\w/])|\\bport 0\\b|:0\\b|2000-01-01"
              + "|\\{[a-z_]+\\}|(?:chmod|chown|ls) [^\\n]* \\.(?:\\s|$)");

  /** Lines of the log itself, which may hold anything. */
  private static final Pattern QUOTE = Pattern.compile("(?:Seen)? *(?:line|packet) \\d+ .*");

  static Stream<Path> logs() throws IOException, URISyntaxException {
    Path all = Path.of(UnknownValuesTest.class.getResource("transcripts").toURI()).getParent();
    try (Stream<Path> found = Files.walk(all)) {
      return found.filter(p -> p.toString().endsWith(".log")).sorted().toList().stream();
    }
  }

  private static LogReading read(byte[] log) {
    return to ->
        new Explainer(Optional.empty(), Optional.empty())
            .explain(new ByteArrayInputStream(log), to);
  }

  @ParameterizedTest
  @MethodSource("logs")
  void noOutputHoldsAnInventedValue(Path file) throws IOException {
    byte[] log = Files.readAllBytes(file);
    try {
      String told = text(log).lines().filter(l -> !quotes(l)).collect(Collectors.joining("\n"));
      assertFalse(INVENTED.matcher(told).find(), told);
      for (String value : json(log)) {
        assertTrue(quotes(value) || !INVENTED.matcher(value).find(), value);
      }
      for (LogCase c : read(log).to((quote, note) -> {}).cases()) {
        c.findings().forEach(UnknownValuesTest::holdsNoUnknownFact);
      }
    } catch (UnreadableLogException e) {
      return; // refused: nothing is told of it
    }
  }

  private static boolean quotes(String line) {
    return QUOTE.matcher(line.strip()).matches();
  }

  private static void holdsNoUnknownFact(LogFinding f) {
    List<Map<String, String>> all = new ArrayList<>(List.of(f.finding().facts()));
    f.remarks().forEach(p -> all.add(p.facts()));
    for (Map<String, String> facts : all) {
      for (String name :
          List.of("host", "address", "user", "seconds", "bytes", "port", "data_port")) {
        String value = facts.getOrDefault(name, "known");
        assertFalse(List.of("", "?", "0", "-1").contains(value), () -> name + "=" + facts);
      }
    }
  }

  private static String text(byte[] log) throws IOException, UnreadableLogException {
    StringBuilder out = new StringBuilder();
    TextDocument printer = new TextDocument(Style.plain(), 2000, WORDS, out);
    ExplainBlocks blocks =
        new ExplainBlocks(WORDS, Detail.VERBOSE, printer, "x", ExplainBlocks.View.SUMMARY);
    blocks.end(read(log).to(blocks), 0);
    return out.toString();
  }

  private static List<String> json(byte[] log) throws IOException, UnreadableLogException {
    StringBuilder out = new StringBuilder();
    new ExplainJson(WORDS, "1", "x", true).write(read(log), out, e -> 0);
    List<String> values = new ArrayList<>();
    String name = "";
    try (JsonParser json = new JsonFactory().createParser(out.toString())) {
      for (JsonToken t = json.nextToken(); t != null; t = json.nextToken()) {
        name = t == JsonToken.FIELD_NAME ? json.getText() : name;
        if (t == JsonToken.VALUE_STRING && !name.equals("text")) { // of replies
          values.add(json.getText());
        }
      }
    }
    return values;
  }

  private static String evidence(String log) throws IOException, UnreadableLogException {
    Explanation e = ConversationTest.explain(log, StandardCharsets.UTF_8);
    return ExplainBlocks.evidence(WORDS, e.rootCause().orElseThrow(), false).stream()
        .filter(l -> !quotes(l))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aWaitIsToldWhereTheLogHasTimesAndOnlyThere() throws Exception {
    String dialogue = "%1$s01 < 230 in\n%1$s01 > CWD x\n%1$s31 Error: read timed out\n";
    assertEquals("CWD x got no reply within 30 s", evidence(String.format(dialogue, "12:00:")));
    assertEquals(
        "CWD x got no reply",
        evidence(String.format(dialogue, "12:00:").replaceAll("\\d\\d:\\d\\d:\\d\\d ", "")));
  }

  @Test
  void aPortIsToldWhereTheReplyWasKeptAndOnlyThere() throws Exception {
    String dialogue =
        "Connecting to 203.0.113.5:21\n220 ready\n> PASV\n< %s\nError: connection refused\n";
    assertEquals(
        "port 1026 (from 227) on 203.0.113.5 refused the connection",
        evidence(String.format(dialogue, "227 ok (203,0,113,5,4,2)")));
    assertEquals("", evidence(String.format(dialogue, "227")));
  }

  @Test
  void theDirectoryOfAClientIsNotTakenForTheOneOfTheLogin() throws Exception {
    String log = "230 in\n> CWD secret\n< 250 ok\n> LIST\n< 550 Permission denied.\n";
    Map<String, String> facts =
        ConversationTest.explain(log, StandardCharsets.UTF_8)
            .rootCause()
            .orElseThrow()
            .finding()
            .facts();
    assertFalse(facts.containsKey("path") || facts.containsKey("directory"), facts::toString);
  }
}
