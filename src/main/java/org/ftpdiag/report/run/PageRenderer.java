package org.ftpdiag.report.run;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.model.Report;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.Document;
import org.ftpdiag.report.print.DocumentPrinter;
import org.ftpdiag.report.print.HtmlDocument;
import org.ftpdiag.report.print.MarkdownDocument;
import org.ftpdiag.report.words.Words;

/** The report as a page for a ticket or a browser: the verdict first. */
final class PageRenderer {
  private PageRenderer() {}

  /** Markdown; under {@link Detail#VERBOSE} with the dialogue. */
  static Renderer markdown(Detail detail) {
    return (report, words, out) -> {
      Document page = new RunDocument(report, words).page(detail, detail == Detail.VERBOSE);
      DocumentPrinter.print(page, MarkdownDocument.begin(page.title(), words, out));
    };
  }

  /** HTML; the dialogue is in it, folded up. */
  static Renderer html(Detail detail) {
    return (Report report, Words words, Appendable out) -> html(report, detail, words, out);
  }

  private static void html(Report report, Detail detail, Words words, Appendable out)
      throws IOException {
    Document page = new RunDocument(report, words).web(detail);
    DocumentPrinter.print(
        page, HtmlDocument.begin(page.title(), Optional.empty(), Set.of(), words, out));
  }
}
