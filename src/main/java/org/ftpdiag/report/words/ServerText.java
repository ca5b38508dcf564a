package org.ftpdiag.report.words;

import java.util.Locale;

/**
 * Text that a server, a name server or a user wrote, made fit to be shown: nothing in it moves the
 * cursor, hides, reorders or ends a line, and it has a length.
 */
public final class ServerText {
  /** The most code points that one fact keeps. */
  public static final int FACT = 500;

  private ServerText() {}

  /**
   * The text with every character that is not simply seen written as a hexadecimal escape, in
   * braces above 0xFF: controls (C0 and C1, so ESC and CSI), bidirectional overrides and isolates,
   * zero-width and other format characters, line separators, surrogates without their half.
   */
  public static String shown(String text) {
    return shown(text, Integer.MAX_VALUE);
  }

  /**
   * Likewise, and at most so many code points of the original; {@code …} stands where more was.
   *
   * @param max at least 1
   */
  public static String shown(String text, int max) {
    StringBuilder b = new StringBuilder(Math.min(text.length(), 4096) + 16);
    int count = 0;
    for (int i = 0; i < text.length(); ) {
      if (count++ == max) {
        return b.append('…').toString();
      }
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!visible(c)) {
        b.append(
            c < 0x100
                ? String.format(Locale.ROOT, "\\x%02X", c)
                : String.format(Locale.ROOT, "\\u{%X}", c));
      } else {
        b.appendCodePoint(c);
      }
    }
    return b.toString();
  }

  /** Whether a code point may reach a terminal, a page or a log as it is. */
  public static boolean visible(int codePoint) {
    if (codePoint >= 0x20 && codePoint < 0x7F) {
      return true;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      // Invisible though letters or marks by category: fillers of Hangul and the grapheme joiner.
      default ->
          codePoint != 0x115F
              && codePoint != 0x1160
              && codePoint != 0x3164
              && codePoint != 0xFFA0
              && codePoint != 0x034F;
    };
  }
}
