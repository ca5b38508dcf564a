package org.ftpdiag.report.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.ftpdiag.model.Report;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.Golden;
import org.ftpdiag.report.SampleReports;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

class PageRendererTest {
  private static final Words WORDS = Words.load("en");

  private static String page(Format format, Detail detail, Report report) throws IOException {
    StringBuilder out = new StringBuilder();
    format.renderer(Style.file(detail), "1.2.3").render(report, WORDS, out);
    return out.toString();
  }

  @Test
  void everySampleIsWrittenAsItWas() throws IOException {
    for (var sample : TextRendererTest.SAMPLES.entrySet()) {
      Report report = sample.getValue().get();
      String name = sample.getKey();
      Golden.check("markdown/" + name + ".md", page(Format.MARKDOWN, Detail.NORMAL, report));
      Golden.check(
          "markdown/" + name + ".verbose.md", page(Format.MARKDOWN, Detail.VERBOSE, report));
      Golden.check("html/" + name + ".html", page(Format.HTML, Detail.NORMAL, report));
    }
  }

  @Test
  void theVerdictStandsBeforeItsReasons() throws IOException {
    for (Format format : List.of(Format.MARKDOWN, Format.HTML)) {
      String page = page(format, Detail.NORMAL, SampleReports.passiveAddressPrivate());
      int verdict = page.indexOf("exit 1");
      int reasons = page.indexOf("227 Entering Passive Mode");
      assertTrue(verdict > 0 && reasons > verdict, page);
    }
  }

  @Test
  void whatAServerSaysIsNoMarkup() throws IOException {
    String hostile = "</pre></details><script>alert(1)</script> [x](javascript:1) `a` | ~~~~";
    Report report = SampleReports.loginRejected(hostile);
    String html = page(Format.HTML, Detail.NORMAL, report);
    assertFalse(html.contains("<script"), html);
    assertEquals(1, html.split("</details>", -1).length - 1, html);
    assertTrue(html.contains("script-src 'none'"), html);
    String markdown = page(Format.MARKDOWN, Detail.VERBOSE, report);
    // In a code block as it stands, elsewhere with its signs escaped.
    markdown
        .lines()
        .filter(line -> line.contains("javascript"))
        .forEach(l -> assertTrue(l.startsWith("    ") || l.contains("\\[x\\]"), l));
  }

  @Test
  void quietLeavesTheVerdictAlone() throws IOException {
    String html = page(Format.HTML, Detail.QUIET, SampleReports.passiveAddressPrivate());
    assertFalse(html.contains("<table"), html);
    assertTrue(html.contains("class=\"closing\""), html);
  }
}
