package org.ftpdiag.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.ftpdiag.knowledge.References;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.advice.AdviceText;
import org.ftpdiag.report.pages.FindingSheets;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

/**
 * Holds man/ftpdiag-findings.7 to the words of the findings; {@code -Dgolden.rewrite=true} writes
 * it.
 */
class FindingsManualTest {
  private static final Path PAGE = Path.of("man/ftpdiag-findings.7");
  private static final String HEAD =
      """
      .TH FTPDIAG-FINDINGS 7 2026-11-01 "ftpdiag 0.1.0" "Miscellaneous"
      .SH NAME
      ftpdiag\\-findings \\- what ftpdiag finds, what it means and what mends it
      .SH DESCRIPTION
      Every finding of
      .BR ftpdiag (1)
      has a name that never changes its meaning.
      Its severity here is the one that it has when it stops the work that was asked for; what only limits it is one lower.
      A report adds what was observed, and names the setting of the server's product.
      """;
  private static final String TAIL =
      """
      .SH SEE ALSO
      .BR ftpdiag (1);
      .B ftpdiag finding
      .I ID
      says more of each: settings by product, what servers say, an example.
      """;

  private final Words words = Words.load("en").withFindings();
  private final Advice advice = Advice.load(words);
  private final FindingSheets sheets = new FindingSheets(words);
  private final References references = References.load();

  @Test
  void theManualSaysWhatTheReportsSay() throws IOException {
    StringBuilder page = new StringBuilder(HEAD).append(".SH FINDINGS\n");
    for (FindingId id : FindingId.values()) {
      AdviceText text = advice.of(FindingSheets.bare(id));
      page.append(".SS ").append(roff(id.id())).append('\n');
      page.append(
          roff(capital(text.title()) + ". (" + id.severity().id() + "; " + id.side().id() + ")"));
      page.append("\n.PP\n").append(roff(text.explanation())).append('\n');
      page.append(".PP\nUsual causes:\n");
      for (String cause : sheets.of(id).causes()) {
        page.append(".IP \\(bu 2\n").append(roff(cause)).append('\n');
      }
      page.append(".PP\nTo tell them apart: ").append(roff(sheets.of(id).tell())).append('\n');
      page.append(text.fix().isEmpty() ? "" : ".PP\nFix:\n");
      for (String fix : text.sentences()) {
        page.append(".IP \\(bu 2\n").append(literal(fix)).append('\n');
      }
      text.workaround()
          .ifPresent(w -> page.append(".PP\nMeanwhile: ").append(roff(w)).append('\n'));
      page.append(".PP\n").append(roff(String.join(", ", references.of(id)))).append('\n');
    }
    page.append(TAIL);
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(page.toString(), Files.readString(PAGE));
  }

  private static String capital(String s) {
    return s.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + s.substring(1);
  }

  /** Several lines: what is to be pasted keeps its line ends. */
  private static String literal(String fix) {
    List<String> lines = fix.lines().map(FindingsManualTest::roff).toList();
    return lines.size() == 1
        ? lines.get(0)
        : lines.stream().collect(Collectors.joining("\n", ".nf\n", "\n.fi"));
  }

  private static String roff(String text) {
    String safe = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq");
    return safe.startsWith(".") ? "\\&" + safe : safe;
  }
}
