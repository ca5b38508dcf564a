package org.ftpdiag.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words that must all occur, in any letter case. */
final class PageSearch {
  private final List<String> wanted = new ArrayList<>();

  PageSearch(String search) {
    for (String word : search.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
      if (!word.isEmpty()) {
        wanted.add(word);
      }
    }
  }

  /** Whether a text has them; every text has none. */
  boolean finds(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return wanted.stream().allMatch(lower::contains);
  }

  boolean isEmpty() {
    return wanted.isEmpty();
  }
}
