package org.ftpdiag.cli.console;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;

/**
 * Text as an encoding can spell it: where a locale has no UTF-8, letters lose their accents and
 * quotation marks their form, rather than turn into question marks. Widths do not change.
 */
public final class Spelling {
  private Spelling() {}

  /** The text with the nearest ASCII character for each that the charset lacks and that has one. */
  public static String in(Charset charset, String text) {
    CharsetEncoder encoder = charset.newEncoder();
    if (encoder.canEncode(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              String letter = Character.toString(c);
              out.append(encoder.canEncode(letter) ? letter : nearest(letter));
            });
    return out.toString();
  }

  private static String nearest(String letter) {
    return switch (letter) {
      case "\u00a0", "\u202f" -> " ";
      case "’", "‘" -> "'";
      case "«", "»", "“", "”" -> "\"";
      case "–", "—" -> "-";
      default -> {
        String base = Normalizer.normalize(letter, Normalizer.Form.NFD).substring(0, 1);
        yield base.charAt(0) < 0x80 ? base : letter;
      }
    };
  }
}
