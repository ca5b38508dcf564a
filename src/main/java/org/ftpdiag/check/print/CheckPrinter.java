package org.ftpdiag.check.print;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.check.CheckReport;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.Document;
import org.ftpdiag.report.print.DocumentPrinter;
import org.ftpdiag.report.print.HtmlDocument;
import org.ftpdiag.report.print.MarkdownDocument;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.print.TextDocument;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.words.Words;

/** Writes the outcomes of checks in one format. */
@FunctionalInterface
public interface CheckPrinter {
  /**
   * Writes all of it, the last line ended.
   *
   * @throws IOException where {@code out} does
   */
  void print(CheckReport report, Words words, Appendable out) throws IOException;

  /**
   * The printer of a format.
   *
   * @param style how text looks; formats for machines leave it aside
   * @param version of ftpdiag, for formats that name it
   */
  static CheckPrinter of(Format format, Style style, String version) {
    return switch (format) {
      case TEXT ->
          (report, words, out) ->
              DocumentPrinter.print(
                  new CheckDocument(report, words).terminal(style.detail()),
                  new TextDocument(style, style.width(), words, out));
      case MARKDOWN ->
          (report, words, out) -> {
            Document page = new CheckDocument(report, words).page(style.detail());
            DocumentPrinter.print(page, MarkdownDocument.begin(page.title(), words, out));
          };
      case HTML ->
          (report, words, out) -> {
            Document page = new CheckDocument(report, words).page(style.detail());
            DocumentPrinter.print(
                page, HtmlDocument.begin(page.title(), Optional.empty(), Set.of(), words, out));
          };
      case JSON -> new CheckJson(version);
      case JUNIT -> new CheckJunit();
      case NAGIOS -> new CheckNagios();
      case PROMETHEUS -> new CheckGauges();
      case GITHUB -> new CheckAnnotations();
      case TAP -> new CheckPoints();
    };
  }

  /** The text of one report in a file's plain style. */
  static String text(CheckReport report, Words words) throws IOException {
    StringBuilder text = new StringBuilder();
    of(Format.TEXT, Style.file(Detail.NORMAL), "").print(report, words, text);
    return text.toString();
  }
}
