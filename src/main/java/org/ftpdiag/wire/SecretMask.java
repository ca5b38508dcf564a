package org.ftpdiag.wire;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.ftpdiag.model.SecretSpellings;

/**
 * Hides secrets where a server repeats them, in whatever encoding and case: in a refusal, a
 * listing, the greeting of its next session. One for a whole probe. Thread-safe.
 *
 * <p>A password that is an ordinary word of FTP, and that the server used before it was sent,
 * stays: {@code 230 Login successful} would be unreadable to somebody whose password is {@code
 * Login}, and the gap would tell more than the word. For any other word what the server said before
 * counts for nothing: it may have learnt it in an earlier session.
 */
final class SecretMask {
  private static final String STARS = "****";

  /** Shorter ones occur in any text by chance: they count as whole words only. */
  private static final int SHORT = 4;

  private static final int MAX_HEARD = 16 * 1024;
  private static final int CODE = 4;

  private final StringBuilder heard = new StringBuilder();
  private final Set<String> hidden = new LinkedHashSet<>();
  private Pattern secrets;

  /**
   * Hides a secret that was not sent yet, unless it is an ordinary word: a server may know it from
   * an earlier session, or be the one that made it up.
   */
  void expect(String secret) {
    if (!SecretSpellings.isOrdinary(secret)) {
      hide(secret);
    }
  }

  /** Hides a secret from now on, unless the server has used it before as a word of its own. */
  synchronized void hide(String secret) {
    boolean known = secret.isBlank() || hidden.contains(secret);
    if (known || SecretSpellings.isOrdinary(secret) && heardAsWord(secret)) {
      return;
    }
    hidden.add(secret);
    boolean whole = secret.length() < SHORT;
    StringBuilder all = new StringBuilder(secrets == null ? "" : secrets.pattern() + "|");
    String next = "";
    for (String spelling : SecretSpellings.of(secret)) {
      all.append(next).append(whole ? word(spelling) : Pattern.quote(spelling));
      next = "|";
    }
    secrets = Pattern.compile(all.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private boolean heardAsWord(String secret) {
    return Pattern.compile(word(secret), Pattern.CASE_INSENSITIVE).matcher(heard).find();
  }

  private static String word(String text) {
    return "(?<![\\p{L}\\p{N}])" + Pattern.quote(text) + "(?![\\p{L}\\p{N}])";
  }

  /** One line that was received; a reply code at its beginning stays. */
  synchronized String line(String text) {
    if (heard.length() < MAX_HEARD) {
      heard.append(text).append('\n');
    }
    if (secrets == null) {
      return text;
    }
    int code = startsWithCode(text) ? CODE : 0;
    return text.substring(0, code) + text(text.substring(code));
  }

  private static boolean startsWithCode(String text) {
    boolean digits = text.length() >= CODE;
    for (int i = 0; digits && i < CODE - 1; i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits && (text.charAt(CODE - 1) == ' ' || text.charAt(CODE - 1) == '-');
  }

  /** Text whose end may be missing: the beginning of a secret is hidden there too. */
  synchronized String cut(String text) {
    String masked = text(text);
    int longest = 0;
    for (String secret : hidden) {
      int most = Math.min(secret.length() - 1, masked.length());
      for (int n = most; n >= SHORT && n > longest; n--) {
        if (masked.regionMatches(true, masked.length() - n, secret, 0, n)) {
          longest = n;
        }
      }
    }
    return longest == 0 ? masked : masked.substring(0, masked.length() - longest) + STARS;
  }

  /** Any text that was received. */
  synchronized String text(String text) {
    return secrets == null ? text : secrets.matcher(text).replaceAll(STARS);
  }
}
