package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of everything that is printed, for every scenario, format and detail. */
class OutputTest {
  // What stands in the bundle of words and must have been replaced by its sentence.
  private static final Pattern KEY =
      Pattern.compile(
          "\\b(advice|evidence|fault|finding|live|note|reply|report|skip|step|unit|wait)\\.[a-z]"
              + "|\\{[a-z][a-z0-9_]*\\}");
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[\\d*m");

  @ParameterizedTest
  @MethodSource("org.ftpdiag.demo.Scenario#names")
  @Execution(ExecutionMode.CONCURRENT)
  void aPasswordIsNowhere(String name) {
    Play play = Play.of(name);
    String secret = play.scenario().clientPassword();
    eachOutput(play, (what, text) -> assertFalse(text.contains(secret), what + "\n" + text));
  }

  @ParameterizedTest
  @MethodSource("org.ftpdiag.demo.Scenario#names")
  @Execution(ExecutionMode.CONCURRENT)
  void noControlCharacterOfAServerReachesTheTerminal(String name) {
    eachOutput(
        Play.of(name),
        (what, text) -> {
          String plain = COLOUR.matcher(text).replaceAll("");
          // The running line is drawn over by a carriage return of our own.
          String own = what.contains(", live ") ? "\n\r" : "\n";
          plain
              .codePoints()
              .filter(c -> own.indexOf(c) < 0)
              .forEach(
                  c -> assertTrue(visible(c), () -> what + " U+" + Integer.toHexString(c) + plain));
          assertFalse(plain.lines().anyMatch(l -> l.startsWith("550 forged")), what);
        });
  }

  private static boolean visible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  @ParameterizedTest
  @MethodSource("org.ftpdiag.demo.Scenario#names")
  @Execution(ExecutionMode.CONCURRENT)
  void everySentenceHasItsWordsAndItsFacts(String name) {
    eachOutput(
        Play.of(name),
        (what, text) -> {
          Matcher key = KEY.matcher(text);
          assertFalse(key.find(), () -> what + ": " + key.group() + "\n" + text);
        });
  }

  @ParameterizedTest
  @MethodSource("org.ftpdiag.demo.Scenario#names")
  @Execution(ExecutionMode.CONCURRENT)
  void theJsonKeepsTheContract(String name) {
    Play play = Play.of(name);
    assertEquals(List.of(), JsonContract.breaches(play), play::story);
  }

  private static void eachOutput(Play play, BiConsumer<String, String> check) {
    for (Map.Entry<String, String> output : play.outputs().entrySet()) {
      check.accept(play.scenario().name() + ", " + output.getKey(), output.getValue());
    }
  }
}
