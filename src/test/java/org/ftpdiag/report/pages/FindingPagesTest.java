package org.ftpdiag.report.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.PageFormat;
import org.ftpdiag.report.ParsedJson;
import org.ftpdiag.report.print.Columns;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

/** Findings as pages of a reference. */
class FindingPagesTest {
  private static final List<FindingId> ALL = List.copyOf(EnumSet.allOf(FindingId.class));

  private final Words words = Words.load("en").withFindings();
  private final FindingSheets sheets = new FindingSheets(words);

  private FindingPages pages(PageFormat format) {
    return new FindingPages(words, format, Style.plain(), 80);
  }

  @Test
  void everyFindingHasAnExampleAndFindingsBesideIt() {
    for (FindingId id : ALL) {
      FindingSheet sheet = sheets.of(id);
      assertTrue(sheet.example().stream().anyMatch(l -> l.matches("[<>$] .+")), id.id());
      assertFalse(sheet.related().isEmpty(), id.id());
      assertFalse(sheet.related().contains(id), id.id());
      assertEquals(sheet.related().size(), Set.copyOf(sheet.related()).size(), id.id());
    }
  }

  @Test
  void aPageNamesCodesWordingsAndProducts() {
    FindingSheet sheet = sheets.of(FindingId.TLS_SESSION_REUSE_REQUIRED);
    assertTrue(sheet.codes().contains("522"), sheet.codes().toString());
    assertTrue(
        sheet.said().stream()
            .anyMatch(s -> s.product().equals("vsftpd") && s.text().contains("session reuse")),
        sheet.said().toString());
    List<String> products =
        sheet.settings().stream().map(Block.OnProduct::product).sorted().toList();
    assertTrue(products.containsAll(List.of("ProFTPD", "vsftpd")), products.toString());
  }

  @Test
  void whatIsToBePastedHasWordsForWhatNobodyKnows() {
    for (FindingId id : ALL) {
      for (Block.OnProduct on : sheets.of(id).settings()) {
        String lines = String.join("\n", on.lines());
        assertEquals(Set.of(), Words.placeholders(lines), id.id() + " " + on.product());
      }
    }
  }

  @Test
  void theTextFitsTheTerminalButForWhatIsToBePasted() {
    for (int width : List.of(60, 80, 120)) {
      Style style = new Style(false, true, width, Detail.NORMAL);
      String text = new FindingPages(words, PageFormat.TEXT, style, width).pages(ALL);
      for (String line : text.split("\n")) {
        boolean pasted = line.startsWith("    ");
        assertTrue(pasted || Columns.width(line) <= width, line);
      }
    }
  }

  @Test
  void theIndexNamesEachFindingOnce() {
    String text = pages(PageFormat.TEXT).index(Optional.empty());
    for (FindingId id : ALL) {
      long lines = text.lines().filter(l -> l.strip().split(" ")[0].equals(id.id())).count();
      assertEquals(1, lines, id.id());
    }
  }

  @Test
  void aSearchFindsWhatServersSay() {
    String text = pages(PageFormat.TEXT).index(Optional.of("writable root"));
    assertTrue(text.contains("login-chroot-writable"), text);
    assertTrue(text.contains("vsftpd: 500 "), text);
    assertFalse(text.contains("clock-skew"), text);
    String none = pages(PageFormat.TEXT).index(Optional.of("no such words anywhere"));
    assertTrue(none.contains("No page has all of the words"), none);
  }

  @Test
  void programsGetEverything() throws Exception {
    for (String text :
        List.of(
            pages(PageFormat.JSON).index(Optional.empty()), pages(PageFormat.JSON).pages(ALL))) {
      ParsedJson.object(text);
      for (FindingId id : ALL) {
        assertTrue(text.contains("\"id\" : \"" + id.id() + "\""), id.id());
      }
    }
    String one = pages(PageFormat.JSON).pages(List.of(FindingId.CLOCK_SKEW));
    assertTrue(one.contains("\"schema\" : \"ftpdiag.finding/1\""), one);
    for (String name :
        List.of(
            "severity", "side", "causes", "tell_apart", "fix", "settings", "example", "wordings")) {
      assertTrue(one.contains("\"" + name + "\" : "), name);
    }
  }

  @Test
  void linksLeadToPagesOfTheSameDocument() {
    String html = pages(PageFormat.HTML).index(Optional.empty());
    Set<String> anchors = new TreeSet<>();
    Matcher ids = Pattern.compile("<article id=\"([^\"]+)\"").matcher(html);
    while (ids.find()) {
      anchors.add(ids.group(1));
    }
    assertEquals(ALL.size(), anchors.size());
    Matcher links = Pattern.compile("<a href=\"#([^\"]+)\"").matcher(html);
    int n = 0;
    for (; links.find(); n++) {
      assertTrue(anchors.contains(links.group(1)), links.group(1));
    }
    assertTrue(n > ALL.size(), "each page links to others");
  }

  @Test
  void everyLanguageHasThePages() {
    for (String language : List.of("en", "fr")) {
      Words local = Words.load(language).withFindings();
      for (PageFormat format : PageFormat.values()) {
        String text = new FindingPages(local, format, Style.plain(), 80).pages(ALL);
        String read = text.replaceAll("(?s)<(style|script)>.*?</\\1>", "");
        Matcher key =
            Pattern.compile("\\b(page|finding|advice)\\.[a-z0-9-]+\\.?[a-z]").matcher(read);
        assertFalse(key.find(), () -> language + ": " + key.group());
      }
    }
  }
}
