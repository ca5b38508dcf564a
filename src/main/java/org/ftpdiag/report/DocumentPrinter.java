package org.ftpdiag.report;

import org.ftpdiag.report.words.Words;

/** Prints a document as what was asked for. */
public final class DocumentPrinter {
  private DocumentPrinter() {}

  public static String print(
      Document document, PageFormat format, Style style, int columns, Words words) {
    return switch (format) {
      case TEXT -> new TextDocument(style, columns, words).print(document);
      case MARKDOWN -> new MarkdownDocument(words).print(document);
      case HTML -> new HtmlDocument(words).print(document);
      case JSON -> throw new IllegalStateException("JSON is no document");
    };
  }
}
