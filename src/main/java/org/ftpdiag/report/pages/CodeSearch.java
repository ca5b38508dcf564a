package org.ftpdiag.report.pages;

import java.util.List;
import org.ftpdiag.knowledge.ProductWording;

/** Searches the pages: every word must occur, in any letter case, anywhere in the page. */
final class CodeSearch {
  private final PageSearch wanted;

  CodeSearch(String search) {
    this.wanted = new PageSearch(search);
  }

  boolean finds(CodeSheet s) {
    StringBuilder text = new StringBuilder(s.name());
    text.append('\n').append(s.title()).append('\n').append(s.description());
    text.append('\n').append(s.when()).append('\n').append(String.join("\n", s.products()));
    text.append('\n').append(String.join("\n", s.page().aliases()));
    s.fixes().forEach(fix -> text.append('\n').append(fix.text()));
    s.meanings().forEach(m -> text.append('\n').append(m.who()).append(' ').append(m.text()));
    s.wordings().forEach(w -> text.append('\n').append(w.text()));
    return wanted.finds(text.toString());
  }

  /** The wordings that alone hold every word: what the search was for, most likely. */
  List<ProductWording> wordings(CodeSheet s) {
    return s.wordings().stream().filter(w -> !wanted.isEmpty() && wanted.finds(w.text())).toList();
  }
}
