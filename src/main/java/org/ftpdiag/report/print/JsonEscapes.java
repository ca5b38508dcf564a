package org.ftpdiag.report.print;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;
import org.ftpdiag.report.words.ServerText;

/**
 * Escapes in JSON, besides what JSON demands, whatever {@link ServerText} would not let be seen: a
 * report that is printed raw must not drive a terminal either.
 */
public final class JsonEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 16_384;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes[0x7F] = ESCAPE_STANDARD;
    return codes;
  }

  @Override
  public SerializableString getEscapeSequence(int ch) {
    boolean half = ch >= Character.MIN_SURROGATE && ch <= Character.MAX_SURROGATE;
    return ch < 0x80 || half || ServerText.visible(ch)
        ? null
        : new SerializedString(String.format(Locale.ROOT, "\\u%04x", ch));
  }

  /**
   * The text as well-formed Unicode of at most 16,384 code units: a surrogate without its half
   * becomes U+FFFD, because many readers of JSON refuse it even escaped.
   */
  static String wellFormed(String text) {
    boolean cut = text.length() > LONGEST;
    if (!cut && isPlain(text)) {
      return text;
    }
    StringBuilder b = new StringBuilder(Math.min(text.length(), LONGEST) + 1);
    int end = cut ? LONGEST : text.length();
    for (int i = 0; i < end; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean bad = Character.getType(c) == Character.SURROGATE || c > 0xFFFF && hidden(c);
      b.appendCodePoint(bad ? 0xFFFD : c);
    }
    return cut ? b.append('…').toString() : b.toString();
  }

  /** Most texts: no half of anything is in them. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= Character.MIN_SURROGATE) {
        return false;
      }
    }
    return true;
  }

  // Tag characters and the like have no escape of their own: Jackson sees halves of them only.
  private static boolean hidden(int supplementary) {
    return Character.getType(supplementary) == Character.FORMAT;
  }
}
