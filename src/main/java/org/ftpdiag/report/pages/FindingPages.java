package org.ftpdiag.report.pages;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.report.Document;
import org.ftpdiag.report.PageFormat;
import org.ftpdiag.report.print.DocumentPrinter;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.words.Words;

/** Prints what ftpdiag knows of findings. */
public final class FindingPages {
  private final Words words;
  private final PageFormat format;
  private final Style style;
  private final int columns;

  /**
   * @param words those of {@link Words#withFindings}
   * @param style how text looks
   * @param columns the width of the terminal
   */
  public FindingPages(Words words, PageFormat format, Style style, int columns) {
    this.words = words;
    this.format = format;
    this.style = style;
    this.columns = columns;
  }

  /** The pages of findings, in the order asked for. */
  public String pages(List<FindingId> ids) {
    if (format == PageFormat.JSON) {
      return new FindingJson(words).pages(ids);
    }
    boolean whole = format == PageFormat.HTML;
    return print(new FindingDocument(words).pages(ids, Optional.empty(), whole));
  }

  /**
   * All findings: a line each in text, else their pages.
   *
   * @param search words that must all occur on a page; empty for every page
   */
  public String index(Optional<String> search) {
    if (format == PageFormat.JSON) {
      return new FindingJson(words).index(search);
    }
    FindingDocument document = new FindingDocument(words);
    return print(
        format == PageFormat.TEXT
            ? document.index(search)
            : document.pages(List.of(FindingId.values()), Optional.of(search.orElse("")), true));
  }

  private String print(Document document) {
    return DocumentPrinter.print(document, format, style, columns, words);
  }
}
