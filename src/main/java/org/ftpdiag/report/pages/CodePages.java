package org.ftpdiag.report.pages;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.knowledge.CodeFamily;
import org.ftpdiag.report.Document;
import org.ftpdiag.report.PageFormat;
import org.ftpdiag.report.print.DocumentPrinter;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.words.Words;

/** Prints what ftpdiag knows of reply codes. */
public final class CodePages {
  private final Words words;
  private final PageFormat format;
  private final Style style;
  private final int columns;

  /**
   * @param words the whole bundle, or those of {@link #excerpt} for pages of bare codes in text
   * @param style how text looks
   * @param columns the width of the terminal: codes side by side use all of it
   */
  public CodePages(Words words, PageFormat format, Style style, int columns) {
    this.words = words;
    this.format = format;
    this.style = style;
    this.columns = columns;
  }

  /** The words that the pages of these codes need, without the rest of the bundle. */
  public static Words excerpt(String language, List<String> codes) {
    Set<String> prefixes = new LinkedHashSet<>();
    for (String code : codes) {
      prefixes.addAll(CodeSheets.prefixes(code));
    }
    return Words.excerpt(language, prefixes.toArray(new String[0]));
  }

  /**
   * The pages of codes, and the diagnosis of replies before them.
   *
   * @throws IllegalArgumentException for a code that can be none (see {@link CodeFamily#of})
   */
  public String code(List<CodeRequest> requests) {
    return format == PageFormat.JSON
        ? new CodeJson(words).code(requests)
        : print(new CodeDocument(words).of(requests));
  }

  /**
   * The table by family.
   *
   * @param search words that must all occur on a page; empty for every page
   */
  public String index(Set<CodeFamily> families, Optional<String> search) {
    if (format == PageFormat.JSON) {
      return new CodeJson(words).index(families, search);
    }
    IndexDocument index = new IndexDocument(words);
    return print(
        format == PageFormat.TEXT ? index.brief(families, search) : index.whole(families, search));
  }

  /**
   * Codes side by side.
   *
   * @param codes two or more
   */
  public String compare(List<String> codes) {
    if (format == PageFormat.JSON) {
      return new CodeJson(words).comparison(codes);
    }
    ComparisonDocument comparison = new ComparisonDocument(words);
    return print(comparison.of(comparison.sheets(codes)));
  }

  private String print(Document document) {
    return DocumentPrinter.print(document, format, style, columns, words);
  }
}
