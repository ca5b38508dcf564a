package org.ftpdiag.report.print;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.ftpdiag.report.Article;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Document;
import org.ftpdiag.report.PageFormat;
import org.ftpdiag.report.words.Words;

/** Prints a document as what was asked for. */
public final class DocumentPrinter {
  private DocumentPrinter() {}

  /**
   * A whole document as one text.
   *
   * @param columns how wide side by side columns may become in a text
   */
  public static String print(
      Document document, PageFormat format, Style style, int columns, Words words) {
    StringBuilder out = new StringBuilder();
    try {
      print(document, printer(document, format, style, columns, words, out));
    } catch (IOException e) {
      throw new IllegalStateException("a StringBuilder throws nothing", e);
    }
    return out.toString();
  }

  private static BlockPrinter printer(
      Document document,
      PageFormat format,
      Style style,
      int columns,
      Words words,
      StringBuilder out)
      throws IOException {
    switch (format) {
      case TEXT:
        return new TextDocument(style, columns, words, out);
      case MARKDOWN:
        // A single page has its own heading.
        String title = document.articles().size() > 1 ? document.title() : "";
        return MarkdownDocument.begin(title, words, out);
      case HTML:
        Set<String> anchors = new HashSet<>();
        document.articles().forEach(article -> anchors.add(article.anchor()));
        return HtmlDocument.begin(document.title(), document.search(), anchors, words, out);
      default:
        throw new IllegalStateException("JSON is no document");
    }
  }

  /** Prints all of it, and ends it. */
  public static void print(Document document, BlockPrinter printer) throws IOException {
    for (Article article : document.articles()) {
      printer.article(article.anchor());
      for (Block block : article.blocks()) {
        printer.print(block);
      }
    }
    printer.end();
  }
}
