package org.ftpdiag.report.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ftpdiag.knowledge.CodeFamily;
import org.ftpdiag.knowledge.CodePage;
import org.ftpdiag.knowledge.CodePair;
import org.ftpdiag.knowledge.CodeTable;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.Document;
import org.ftpdiag.report.PageFormat;
import org.ftpdiag.report.print.Columns;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

/** Walks every page, every pair and every word of the table of codes. */
class CodePagesTest {
  private final Words words = Words.load("en");
  private final CodeSheets sheets = new CodeSheets(words);
  private final List<CodePage> pages = CodeTable.load().all();

  @Test
  void everyPageHasAllItsSections() {
    Set<String> missing = new TreeSet<>();
    for (CodePage page : pages) {
      String key = "code." + page.name() + ".";
      for (String slot : List.of("title", "description", "when")) {
        if (!words.has(key + slot)) {
          missing.add(key + slot);
        }
      }
      CodeSheet sheet = sheets.of(page.name());
      if (sheet.fixes().isEmpty()) {
        missing.add(key + "fix");
      }
      for (int n = 1; n <= page.meanings().size(); n++) {
        if (!words.has(key + "meaning." + n)) {
          missing.add(key + "meaning." + n);
        }
      }
      // Who must act is told what to do.
      boolean forAll = sheet.fixes().stream().anyMatch(fix -> fix.side().isEmpty());
      page.who().stream()
          .filter(side -> !forAll && !words.has(key + "fix." + side.id()))
          .forEach(side -> missing.add(key + "fix." + side.id()));
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyWordOfACodeBelongsToItsPage() {
    Set<String> strange = new TreeSet<>();
    for (String key : words.keys()) {
      if (key.startsWith("code.") && !key.startsWith("code.unknown.")) {
        String[] parts = key.split("\\.", 3);
        boolean slot =
            parts.length == 2
                || parts[2].matches(
                    "title|description|when|fix|fix\\.(client|network|server)|meaning\\.[1-3]");
        if (CodeTable.load().find(parts[1]).isEmpty() || !slot) {
          strange.add(key);
        }
      }
      if (key.startsWith("pair.")) {
        String[] parts = key.split("\\.");
        Optional<CodePage> one = CodeTable.load().find(parts[1]);
        Optional<CodePage> other = CodeTable.load().find(parts[2]);
        boolean right =
            one.isPresent()
                && other.isPresent()
                && key.equals("pair." + new CodePair(one.get(), other.get()).key() + ".confusion");
        if (!right) {
          strange.add(key);
        }
      }
    }
    assertEquals(Set.of(), strange);
  }

  @Test
  void noSentenceServesTwoCodes() {
    Map<String, String> owners = new TreeMap<>();
    List<String> shared = new ArrayList<>();
    for (String key : new TreeSet<>(words.keys())) {
      if (!key.matches("(code|pair)\\..+\\..+")) {
        continue;
      }
      String owner = key.startsWith("pair.") ? key : key.split("\\.")[1];
      for (String sentence : words.say(key, Map.of()).split("(?<=[.]) ")) {
        String other = owners.putIfAbsent(sentence.strip(), owner);
        if (other != null && !other.equals(owner)) {
          shared.add(owner + " and " + other + ": " + sentence);
        }
      }
    }
    assertEquals(List.of(), shared);
  }

  @Test
  void sentencesAreClean() {
    for (String key : words.keys()) {
      if (key.matches("(code|pair)\\..+")) {
        String text = words.say(key, Map.of());
        assertEquals(text.strip(), text, key);
        assertFalse(text.isEmpty() || text.contains("  ") || text.contains("!"), key);
        boolean sentence = key.matches(".*\\.(description|when|confusion|fix|fix\\.[a-z]+)");
        assertEquals(sentence, text.endsWith("."), key + ": " + text);
      }
    }
  }

  @Test
  void theUsualConfusionsAreExplained() {
    for (String pair :
        List.of(
            "125.150", "421.530", "425.426", "450.550", "500.502", "550.553", "452.552",
            "502.504")) {
      assertTrue(words.has("pair." + pair + ".confusion"), pair);
    }
  }

  @Test
  void everyPairComparesAndTellsItsCodesApart() {
    ComparisonDocument comparison = new ComparisonDocument(words);
    Map<String, CodeSheet> all = new TreeMap<>();
    pages.forEach(page -> all.put(page.name(), sheets.of(page.name())));
    for (CodePage one : pages) {
      for (CodePage other : pages) {
        if (one.name().equals(other.name())) {
          continue;
        }
        Document document = comparison.of(List.of(all.get(one.name()), all.get(other.name())));
        Block.Grid grid = (Block.Grid) document.articles().get(0).blocks().get(0);
        String pair = one.name() + " " + other.name();
        assertFalse(grid.heads().get(0).equals(grid.heads().get(1)), pair);
        for (Block.Row row : grid.rows()) {
          assertEquals(2, row.cells().size(), pair);
          assertFalse(row.cells().stream().anyMatch(String::isBlank), pair + " " + row.label());
        }
        Block.Fields fields = (Block.Fields) document.articles().get(0).blocks().get(1);
        for (Block.Field field : fields.fields()) {
          assertFalse(field.items().isEmpty(), pair);
          field.items().forEach(i -> assertFalse(i.text().isBlank(), pair + field.label()));
        }
        // What the codes say, when one sees them and what to do are never the same.
        for (int row : List.of(1, 2, 3)) {
          List<String> cells = grid.rows().get(row).cells();
          assertFalse(cells.get(0).equals(cells.get(1)), pair + ": " + cells.get(0));
        }
      }
    }
  }

  @Test
  void aComparisonNamesExactlyWhatDiffers() {
    String same = text(80, 80).compare(List.of("631", "632"));
    assertTrue(same.contains("nothing but what they say"), same);
    String differs = text(80, 80).compare(List.of("450", "550"));
    assertTrue(differs.contains("the kind of reply"), differs);
    assertTrue(differs.contains("Often confused"), differs);
    assertFalse(text(80, 80).compare(List.of("110", "iis-7")).contains("Often confused"));
  }

  @Test
  void everyPageFitsEveryWidth() {
    for (int width : List.of(40, 60, 80, 120)) {
      for (CodePage page : pages) {
        fits(text(width, width).code(List.of(CodeRequest.of(page.name()))), width, page.name());
      }
      fits(text(width, width).index(EnumSet.allOf(CodeFamily.class), Optional.empty()), width, "");
    }
    for (int width : List.of(40, 80, 200)) {
      fits(text(width, width).compare(List.of("550", "553", "450", "522")), width, "compare");
      fits(text(width, width).compare(List.of("150", "502")), width, "compare");
    }
  }

  @Test
  void wideTerminalsAreUsedForMoreColumns() {
    List<String> codes = List.of("550", "553", "450");
    String wide = text(120, 200).compare(codes);
    assertTrue(wide.lines().anyMatch(line -> line.length() > 150), wide);
    assertTrue(wide.lines().findFirst().orElseThrow().contains("450"), wide);
    // 60 columns are too few for three: one stands under the other.
    String narrow = text(60, 60).compare(codes);
    assertTrue(narrow.startsWith("550 "), narrow);
    assertFalse(narrow.lines().findFirst().orElseThrow().contains("553"), narrow);
  }

  @Test
  void anExcerptSaysWhatTheWholeBundleSays() {
    for (CodePage page : pages) {
      List<CodeRequest> one = List.of(CodeRequest.of(page.name()));
      Words excerpt = CodePages.excerpt("en", List.of(page.name()));
      assertEquals(
          text(80, 80).code(one),
          new CodePages(excerpt, PageFormat.TEXT, Style.plain(), 80).code(one));
      assertTrue(excerpt.keys().size() < 200, "the excerpt is too long for a quick start");
    }
  }

  @Test
  void anUnknownCodeIsExplainedByItsDigits() {
    String page = text(80, 80).code(List.of(CodeRequest.of("437")));
    assertTrue(page.contains("No table knows 437"), page);
    assertTrue(page.contains("it may work later"), page);
    assertTrue(page.contains("logging in"), page);
    assertFalse(page.contains("code.") || page.contains("{"), page);
  }

  @Test
  void everyWordOfAPageIsThere() {
    for (PageFormat format : PageFormat.values()) {
      CodePages all = new CodePages(words, format, Style.plain(), 80);
      String table = all.index(EnumSet.allOf(CodeFamily.class), Optional.empty());
      String one = all.code(List.of(CodeRequest.of("522"), CodeRequest.of("599")));
      String two = all.compare(List.of("550", "iis-2"));
      for (String text : List.of(table, one, two)) {
        String read = text.replaceAll("(?s)<(style|script)>.*?</\\1>", "");
        assertFalse(read.matches("(?s).*\\b(page|code|pair)\\.[a-z0-9].*"), format.name());
      }
    }
  }

  private CodePages text(int width, int columns) {
    Style style = new Style(false, true, width, Detail.NORMAL);
    return new CodePages(words, PageFormat.TEXT, style, columns);
  }

  private static void fits(String text, int width, String what) {
    for (String line : text.split("\n")) {
      assertTrue(Columns.width(line) <= width, what + " at " + width + ": " + line);
    }
  }
}
