package org.ftpdiag.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.ftpdiag.model.FindingId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {

  @ParameterizedTest
  @MethodSource("org.ftpdiag.demo.Scenario#names")
  void everyScenarioParsesAndSaysWhatItExpects(String name) {
    Scenario scenario = Scenario.load(name);
    assertEquals(name, scenario.name());
    boolean bent = scenario.expect().isPresent() || !scenario.findings().isEmpty();
    assertEquals(!name.startsWith("healthy") && !name.equals("reply-split"), bent);
  }

  @Test
  void theIndexAndTheWordsNameEveryFile() throws IOException, URISyntaxException {
    Path folder = Path.of(Scenario.class.getResource("scenarios").toURI());
    Set<String> files;
    try (var list = Files.list(folder)) {
      files =
          list.map(p -> p.getFileName().toString())
              .filter(f -> f.endsWith(".ftp"))
              .map(f -> f.substring(0, f.length() - 4))
              .collect(Collectors.toSet());
    }
    assertEquals(files, new HashSet<>(Scenario.names()));
    Properties words = new Properties();
    try (Reader in =
        new InputStreamReader(
            Scenario.class.getResourceAsStream("/org/ftpdiag/report/words/words_en.properties"),
            UTF_8)) {
      words.load(in);
    }
    assertEquals(
        files.stream().map(f -> "scenario." + f).collect(Collectors.toSet()),
        words.stringPropertyNames().stream()
            .filter(k -> k.startsWith("scenario."))
            .collect(Collectors.toSet()));
    assertFalse(words.containsValue(""));
  }

  @Test
  void headersAndRulesAreRead() throws IOException {
    Scenario s =
        parse(
            "# a comment\nargs: --active  -u demo\nexpect: data-aborted\n"
                + "findings: login-slow clock-skew\npassword: a b\n\nPASS [2-3] +tls x* -> 530 No.\n");
    assertEquals(List.of("--active", "-u", "demo"), s.args());
    assertEquals(Optional.of(FindingId.DATA_ABORTED), s.expect());
    assertEquals(List.of(FindingId.LOGIN_SLOW, FindingId.CLOCK_SKEW), s.findings());
    assertEquals("a b", s.clientPassword());
    ScriptRule rule = s.rules().get(0);
    assertTrue(rule.takes("X1") && !rule.takes("y"));
    assertTrue(!rule.counts(1) && rule.counts(3) && !rule.counts(4));
    assertEquals(Set.of(Condition.TLS), rule.conditions());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "colour: red|test:1: no header is called colour",
        "tls: maybe|test:1: tls cannot be maybe",
        "expect: bad-luck|test:1: expect cannot be bad-luck",
        "PWD|test:1: neither a header (key: value) nor a rule (event -> reply)",
        "pwd -> 200 x|test:1: no event is called pwd",
        "PWD +sunny -> 200 x|test:1: no condition +sunny",
        "PWD -> !explode|test:1: no action !explode",
        "PWD -> !delay soon|test:1: a number is due: soon",
        "PWD -> !bytes 3|test:1: bytes are pairs of hexadecimal digits: 3",
        "PWD -> 200 \\q|test:1: a backslash is followed by n, r, t, x or a backslash",
        "PWD -> !close now|test:1: nothing may follow this action: now",
      })
  void whatCannotBeUnderstoodIsOneLineWithItsPlace(String text, String message) {
    assertEquals(message, assertThrows(ScenarioException.class, () -> parse(text)).getMessage());
  }

  @Test
  void theLineOfAMistakeIsCounted() {
    String text = "tls: none\n\nPWD -> 200 x\n  !close\ntls: none\n";
    assertEquals(
        "test:5: headers come before the first rule",
        assertThrows(ScenarioException.class, () -> parse(text)).getMessage());
    assertEquals(
        "nothing: no such scenario",
        assertThrows(ScenarioException.class, () -> Scenario.load("nothing")).getMessage());
  }

  private static Scenario parse(String text) throws IOException {
    return Scenario.parse("test", new StringReader(text));
  }
}
