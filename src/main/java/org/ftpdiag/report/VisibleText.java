package org.ftpdiag.report;

import java.util.Locale;

/** Text from outside, made fit to stand in a sentence: one line, visible, bounded. */
final class VisibleText {

  private VisibleText() {}

  /**
   * The text with control, format and unassigned characters written as {@code \xNN} or {@code
   * \\uNNNN}, cut with an ellipsis.
   *
   * @param longest the most characters of the text that are kept, at least 1
   */
  static String of(String text, int longest) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), longest) + 8);
    int kept = 0;
    for (int i = 0; i < text.length(); kept++) {
      if (kept == longest) {
        return out.append('…').toString();
      }
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (harmless(c)) {
        out.appendCodePoint(c);
      } else {
        out.append(String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : "\\u%04x", c));
      }
    }
    return out.toString();
  }

  private static boolean harmless(int c) {
    // Format characters include those that turn the direction of writing around.
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
