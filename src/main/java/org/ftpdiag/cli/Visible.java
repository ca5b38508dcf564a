package org.ftpdiag.cli;

import java.util.Locale;

/** Text that somebody typed or a file held, made fit for one line on a terminal. */
final class Visible {
  private static final int LONGEST = 200;

  private Visible() {}

  /** The text with control and formatting characters escaped, and cut where it is too long. */
  static String of(String text) {
    StringBuilder b = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            c -> {
              switch (c) {
                case '\r' -> b.append("\\r");
                case '\n' -> b.append("\\n");
                case '\t' -> b.append("\\t");
                default -> {
                  if (printable(c)) {
                    b.appendCodePoint(c);
                  } else {
                    b.append(String.format(Locale.ROOT, c < 256 ? "\\x%02x" : "\\u%04x", c));
                  }
                }
              }
            });
    return text.codePointCount(0, text.length()) > LONGEST
        ? b.append("...").toString()
        : b.toString();
  }

  private static boolean printable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
