package org.ftpdiag.explain.secrets;

/**
 * A word as shells and scripts write it, in quotes or not.
 *
 * @param from where its value begins, behind an opening quote
 * @param to where its value ends
 * @param value without quotes and backslashes
 */
record ShellWord(int from, int to, String value) {

  /**
   * Reads the word that begins at a place.
   *
   * @param stops what ends a word that is not quoted, besides a blank
   */
  static ShellWord at(String text, int start, String stops) {
    char q = start < text.length() ? text.charAt(start) : ' ';
    if (q == '\\' && start + 1 < text.length() && isQuote(text.charAt(start + 1))) {
      String close = text.substring(start, start + 2); // a quoted string within another one
      int end = text.indexOf(close, start + 2);
      end = end < 0 ? text.length() : end;
      return new ShellWord(start + 2, end, text.substring(start + 2, end));
    }
    return isQuote(q) ? quoted(text, start + 1, q) : bare(text, start, stops);
  }

  static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  /** Up to the quote that closes it; to the end of the line where none does. */
  static ShellWord quoted(String text, int from, char quote) {
    StringBuilder value = new StringBuilder();
    int i = from;
    int last = text.lastIndexOf(quote);
    while (i < text.length() && text.charAt(i) != quote) {
      boolean escape = text.charAt(i) == '\\' && i + 2 <= last;
      i += escape ? 1 : 0;
      value.append(text.charAt(i));
      i++;
    }
    return new ShellWord(from, i, value.toString());
  }

  private static ShellWord bare(String text, int from, String stops) {
    StringBuilder value = new StringBuilder();
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || stops.indexOf(c) >= 0) {
        break;
      }
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        c = text.charAt(i);
      } else if (isQuote(c) && i > from && text.indexOf(c, i + 1) > 0) {
        int end = text.indexOf(c, i + 1); // a quoted part of a word
        value.append(text, i + 1, end);
        i = end + 1;
        continue;
      }
      value.append(c);
      i++;
    }
    return new ShellWord(from, i, value.toString());
  }
}
