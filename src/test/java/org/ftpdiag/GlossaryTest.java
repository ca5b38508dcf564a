package org.ftpdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words that a stranger stumbles over, and those that are used in their place. */
class GlossaryTest {
  private static final Map<String, String> NOT_USED =
      Map.of(
          "parted by", "separated by",
          "held against", "blamed on, checked against",
          "hold against", "blame on, check against",
          "forerunner", "extra reply",
          "hung up", "closed",
          "overread", "read past",
          "behind the last", "after the last",
          "eventual", "possible, final");

  @Test
  void noTextUsesAWordOfThisList() throws IOException {
    List<String> used = new ArrayList<>();
    for (Path file : texts()) {
      String text = Files.readString(file);
      for (var word : NOT_USED.entrySet()) {
        Matcher m = Pattern.compile("\\b" + word.getKey() + "\\b").matcher(text);
        while (m.find()) {
          used.add(file + ": " + m.group() + " (write " + word.getValue() + ")");
        }
      }
    }
    assertEquals(List.of(), used);
  }

  private static List<Path> texts() throws IOException {
    List<Path> texts = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
    for (Path folder : List.of(Path.of("src/main/java"), Path.of("man"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(Files::isRegularFile).forEach(texts::add);
      }
    }
    texts.add(Path.of("src/main/resources/org/ftpdiag/report/words/words_en.properties"));
    texts.add(Path.of("src/main/resources/org/ftpdiag/report/words/findings_en.properties"));
    return texts;
  }
}
