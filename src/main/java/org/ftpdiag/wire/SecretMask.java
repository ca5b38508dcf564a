package org.ftpdiag.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Hides secrets where a server repeats them: a password is in no output, though it should stand in
 * a refusal.
 */
final class SecretMask {
  private static final String STARS = "****";

  /** Shorter ones occur in any text by chance: they count as whole words only. */
  private static final int SHORT = 4;

  private static final int MAX_HEARD = 16 * 1024;

  private final StringBuilder heard = new StringBuilder();
  private final List<Pattern> secrets = new ArrayList<>();

  /** Hides a secret from now on, unless the server has used it before as a word of its own. */
  void hide(String secret) {
    if (!secret.isEmpty() && heard.indexOf(secret) < 0) {
      String quoted = Pattern.quote(secret);
      String word = "(?<![\\p{L}\\p{N}])" + quoted + "(?![\\p{L}\\p{N}])";
      secrets.add(Pattern.compile(secret.length() < SHORT ? word : quoted));
    }
  }

  /** One line that was received; a reply code at its beginning stays. */
  String line(String text) {
    if (secrets.isEmpty()) {
      if (heard.length() < MAX_HEARD) {
        heard.append(text).append('\n');
      }
      return text;
    }
    int code = text.matches("(?s)\\d{3}[ -].*") ? 4 : 0;
    return text.substring(0, code) + text(text.substring(code));
  }

  /** Any text that was received. */
  String text(String text) {
    String masked = text;
    for (Pattern secret : secrets) {
      masked = secret.matcher(masked).replaceAll(STARS);
    }
    return masked;
  }
}
