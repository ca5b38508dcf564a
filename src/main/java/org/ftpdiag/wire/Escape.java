package org.ftpdiag.wire;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Writes what must not reach anybody as it is: control characters and bytes that are no text. */
final class Escape {
  // Marks that turn the direction of writing, line separators, halves of characters.
  private static final Set<Integer> UNPRINTABLE =
      Set.of(
          (int) Character.FORMAT,
          (int) Character.LINE_SEPARATOR,
          (int) Character.PARAGRAPH_SEPARATOR,
          (int) Character.SURROGATE);

  private Escape() {}

  /** Everything outside printable ASCII as {@code \xHH}; characters above 255 as UTF-8 bytes. */
  static String all(String text) {
    return escape(text, false);
  }

  /** Control characters only. */
  static String controls(String text) {
    return escape(text, true);
  }

  private static String escape(String text, boolean keepsLetters) {
    StringBuilder b = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(b, c, keepsLetters));
    return b.toString();
  }

  private static void append(StringBuilder b, int c, boolean keepsLetters) {
    boolean printable = c >= ' ' && c < 0x7F;
    boolean letter = keepsLetters && c > 0x9F && !UNPRINTABLE.contains(Character.getType(c));
    if (printable || letter) {
      b.appendCodePoint(c);
    } else if (c <= 0xFF) {
      b.append(String.format("\\x%02X", c));
    } else {
      for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
        b.append(String.format("\\x%02X", octet));
      }
    }
  }
}
