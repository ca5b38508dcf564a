package org.ftpdiag.report.print;

import org.ftpdiag.report.words.ServerText;

/** Text for HTML. */
final class HtmlText {
  private HtmlText() {}

  /**
   * Opens a part that may be wider than the page: who has no mouse comes to it by the keyboard.
   *
   * @param label what it holds
   */
  static String wide(String label) {
    return "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\""
        + escaped(label)
        + "\">";
  }

  /**
   * The text for content and quoted attributes alike: nothing in it opens a tag, an entity or ends
   * an attribute, and what cannot be seen is written as an escape.
   */
  static String escaped(String text) {
    StringBuilder b = new StringBuilder(text.length() + 16);
    for (String line : text.split("\n", -1)) {
      if (b.length() > 0) {
        b.append('\n');
      }
      String shown = ServerText.shown(line);
      for (int i = 0; i < shown.length(); i++) {
        char c = shown.charAt(i);
        switch (c) {
          case '<' -> b.append("&lt;");
          case '>' -> b.append("&gt;");
          case '&' -> b.append("&amp;");
          case '"' -> b.append("&quot;");
          case '\'' -> b.append("&#39;");
          default -> b.append(c);
        }
      }
    }
    return b.toString();
  }
}
