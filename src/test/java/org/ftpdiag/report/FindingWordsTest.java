package org.ftpdiag.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ftpdiag.knowledge.Commands;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.knowledge.References;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

/** Walks the sentences about findings. */
class FindingWordsTest {

  private static final Pattern SLOT =
      Pattern.compile(
          "(.+\\.)?(title|explanation|workaround|otherwise|fix\\.[1-9])(\\.bare|\\.unix)?"
              + "|on\\..+|cause\\.[1-9]|tell");

  private final Words words = Words.load("en").withFindings();

  @Test
  void everyFindingHasItsWordsAndAReference() {
    References references = References.load();
    Set<String> missing = new TreeSet<>();
    for (FindingId id : FindingId.values()) {
      String prefix = "finding." + id.id() + ".";
      for (String slot : List.of("title", "explanation", "fix.1")) {
        boolean may = slot.equals("fix.1") && id.severity() == Severity.INFO;
        if (!words.has(prefix + slot) && !may) {
          missing.add(prefix + slot);
        }
      }
      for (String slot : List.of("cause.1", "cause.2", "tell")) {
        if (!words.has(prefix + slot)) {
          missing.add(prefix + slot);
        }
      }
      if (references.of(id).isEmpty()) {
        missing.add(id.id() + ": reference");
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyKeyOfAFindingNamesAFindingAndASlot() {
    Set<String> strange = new TreeSet<>();
    for (String key : findingKeys()) {
      String[] parts = key.split("\\.", 3);
      if (FindingId.of(parts[1]).isEmpty() || !SLOT.matcher(parts[2]).matches()) {
        strange.add(key);
      }
    }
    assertEquals(Set.of(), strange);
  }

  @Test
  void everyProductSentenceNamesAProduct() {
    Products products = Products.load();
    for (String key : findingKeys()) {
      int on = key.indexOf(".on.");
      if (on >= 0) {
        assertTrue(products.of(key.substring(on + 4)).isPresent(), key);
      }
    }
  }

  @Test
  void placeholdersAreKnownFacts() {
    for (String key : words.keys()) {
      if (key.startsWith("finding.")) {
        Set<String> unknown = new TreeSet<>(Words.placeholders(text(key)));
        unknown.removeAll(Facts.KNOWN);
        assertEquals(Set.of(), unknown, key);
      }
    }
  }

  @Test
  void whatNeedsFactsHasATwinWithoutThem() {
    Set<String> alone = new TreeSet<>();
    for (String key : findingKeys()) {
      if (key.endsWith(".bare") || key.contains(".on.")) {
        assertEquals(Set.of(), Words.placeholders(text(key)), key);
      } else if (!Words.placeholders(text(key)).isEmpty() && !words.has(key + ".bare")) {
        alone.add(key);
      }
    }
    // A variant may fall back to the sentence of the finding instead.
    alone.removeIf(key -> words.has(general(key)) && !general(key).equals(key));
    assertEquals(Set.of(), alone);
  }

  @Test
  void stepsAreNumberedWithoutGaps() {
    for (String key : findingKeys()) {
      int fix = key.indexOf(".fix.");
      if (fix >= 0) {
        int n = key.charAt(fix + 5) - '0';
        String before = key.substring(0, fix + 5) + (n - 1);
        assertTrue(n == 1 || words.has(before) || words.has(before + ".unix"), key);
      }
    }
  }

  @Test
  void everyCommandBelongsToAStep() {
    Set<String> alone = new TreeSet<>();
    for (String step : Commands.load().steps()) {
      String key = "finding." + step;
      if (!words.has(key) && !words.has(key + ".unix")) {
        alone.add(step);
      }
    }
    assertEquals(Set.of(), alone);
  }

  @Test
  void noTwoFindingsShareASentence() {
    Map<String, String> owners = new TreeMap<>();
    for (String key : findingKeys()) {
      String owner = key.split("\\.")[1];
      for (String sentence : sentences(text(key))) {
        String other = owners.putIfAbsent(sentence, owner);
        assertTrue(other == null || other.equals(owner), owner + " and " + other + ": " + sentence);
      }
    }
  }

  @Test
  void sentencesAreClean() {
    for (String key : findingKeys()) {
      String text = text(key);
      assertEquals(text.strip(), text, key);
      assertTrue(!text.contains("!") && !text.contains("  ") && !text.isEmpty(), key);
      if (key.endsWith(".title") || key.endsWith(".title.bare")) {
        assertTrue(!text.endsWith(".") && text.length() <= 110, key);
      } else if (key.contains(".explanation")) {
        assertTrue(text.endsWith(".") && text.length() <= 420, key);
      }
    }
  }

  private List<String> findingKeys() {
    return words.keys().stream().filter(key -> key.startsWith("finding.")).sorted().toList();
  }

  private String text(String key) {
    return words.find(key, Map.of()).orElseThrow();
  }

  /** The key of the finding's own sentence for a variant's one. */
  private static String general(String key) {
    String[] parts = key.split("\\.", 4);
    return parts.length == 4 && !parts[2].equals("fix")
        ? parts[0] + "." + parts[1] + "." + parts[3]
        : key;
  }

  private static List<String> sentences(String text) {
    return text.startsWith("@")
        ? List.of()
        : Stream.of(text.split("(?<=[.]) ")).map(String::strip).toList();
  }
}
