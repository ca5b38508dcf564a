package org.ftpdiag.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said of an RFC can be found there: {@code rfc-sections.tsv} was made from the texts. */
class RfcSectionsTest {
  private static final Path TABLE = Path.of("src/test/resources/rfc-sections.tsv");
  private static final Pattern SECTION =
      Pattern.compile("RFC (\\d+) (?:section |(appendix ))([0-9A-Z]+(?:\\.\\d+)*)");

  /** Where a line of a comment goes on in the next one. */
  private static final Pattern LINE_END = Pattern.compile("\\s*\\n\\s*(?:\\*|//|#)?\\s*");

  /** The codes that stand in a section, by {@code RFC n section s}; {@code RFC n} for the whole. */
  private static Map<String, Set<String>> sections() throws IOException {
    Map<String, Set<String>> codes = new HashMap<>();
    for (String line : Files.readAllLines(TABLE)) {
      if (!line.startsWith("#")) {
        String[] row = line.split("\t", -1);
        codes.put(
            name(row[0], row[1]), Set.of(row[3].isEmpty() ? new String[0] : row[3].split(" ")));
      }
    }
    return codes;
  }

  private static String name(String rfc, String section) {
    return section.isEmpty()
        ? "RFC " + rfc
        : "RFC " + rfc + (section.startsWith("appendix") ? " " : " section ") + section;
  }

  @Test
  void everySectionThatIsNamedExists() throws IOException {
    Set<String> known = sections().keySet();
    Set<String> unknown = new TreeSet<>();
    for (Path file : sources()) {
      Matcher m = SECTION.matcher(LINE_END.matcher(Files.readString(file)).replaceAll(" "));
      while (m.find()) {
        String section = m.group(2) == null ? m.group(3) : m.group(2) + m.group(3);
        if (!known.contains(name(m.group(1), section))) {
          unknown.add(m.group() + " in " + file);
        }
      }
    }
    assertEquals(Set.of(), unknown);
  }

  private static List<Path> sources() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String root : List.of("src/main", "man", "README.md", "CHANGELOG.md")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        files
            .filter(f -> f.toString().matches(".*\\.(?:java|tsv|properties|md|[157])"))
            .forEach(all::add);
      }
    }
    return all;
  }

  @Test
  void everyCodeStandsWhereItsPageSaysItIsDefined() throws IOException {
    Map<String, Set<String>> sections = sections();
    List<String> elsewhere = new ArrayList<>();
    int seen = 0;
    for (CodePage page : CodeTable.load().all()) {
      for (String reference : page.references()) {
        Set<String> codes = sections.get(reference);
        if (codes != null) {
          seen++;
          if (!codes.contains(page.name()) && !codes.contains("*")) {
            elsewhere.add(page.name() + " in " + reference);
          }
        } else if (reference.startsWith("RFC")) {
          elsewhere.add(reference + " is not in " + TABLE);
        }
      }
    }
    assertEquals(List.of(), elsewhere);
    assertTrue(seen > 100, () -> "fewer references than there were");
  }
}
