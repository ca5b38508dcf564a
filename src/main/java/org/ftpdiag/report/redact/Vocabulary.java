package org.ftpdiag.report.redact;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.ftpdiag.model.Resource;

/**
 * Words that are nobody's name: those of the standards, of the wordings of products and of plain
 * technical English. All that is not among them is masked, so that a name that nobody foresaw does
 * not slip through.
 */
final class Vocabulary {
  /** Numbers, times, sizes, versions: {@code 3.0.3}, {@code 1.3.8b}, {@code v2}, {@code 12:30}. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "v?\\d{1,12}(?:[.:]\\d{1,9}){0,6}(?:[a-z]{1,2}\\d{0,3})?(?:-?(?:rc|beta)\\d?)?");

  /** Names of protocols and suites with numbers in them. */
  private static final Pattern ALGORITHM =
      Pattern.compile(
          "(?:tlsv?|sslv?)[0-9][0-9.]{0,3}|(?:tls|ssl)_[a-z0-9_]{3,60}|utf-?8|iso-?8859-\\d{1,2}|x?md5"
              + "|x?sha-?\\d{1,3}|x?crc-?(?:32)?|win(?:dows)?_?(?:nt|32|64|-?1252)|l8|ipv?[46]"
              + "|[a-z0-9]{1,8}-sha\\d{0,3}|aes-?\\d{0,3}|x?mlst?d?|rfc\\d{3,4}|dcs-\\d{4}|hg\\d{3}[a-z]?|crushftp\\d{1,2}");

  private static final int LONGEST = 80;

  private final Set<String> words = new HashSet<>();
  private final Set<String> core = new HashSet<>();
  private final Set<String> tokens = new HashSet<>();

  private Vocabulary() {}

  /**
   * Reads {@code words.txt}: words separated by blanks, those of every session with {@code !}
   * before them, whole expressions such as addresses of products with {@code =}.
   */
  static Vocabulary load() {
    Vocabulary v = new Vocabulary();
    String text = new String(Resource.bytes(Vocabulary.class, "words.txt"), StandardCharsets.UTF_8);
    for (String line : text.split("\n")) {
      if (!line.startsWith("#")) {
        for (String word : line.strip().split(" ")) {
          v.add(word);
        }
      }
    }
    return v;
  }

  private void add(String word) {
    if (word.startsWith("!")) {
      core.add(word.substring(1));
      words.add(word.substring(1));
    } else if (word.startsWith("=")) {
      tokens.add(word.substring(1));
    } else {
      words.add(word);
    }
  }

  /** Whether a word says nothing of anybody, whatever else is called so. */
  boolean core(String word) {
    return core.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether a whole expression is known, as the site of a product is. */
  boolean token(String expression) {
    return tokens.contains(expression.toLowerCase(Locale.ROOT));
  }

  /** Whether a word, or several joined by hyphens and the like, says nothing of anybody. */
  boolean knows(String expression) {
    String all = expression.toLowerCase(Locale.ROOT);
    if (token(all)) {
      return true;
    }
    if (all.length() > LONGEST) {
      return false;
    }
    for (String part : all.split("[-_+&'’%.]")) {
      if (!part.isEmpty() && !words.contains(part) && part.length() > 1 && !plain(part)) {
        return plain(all);
      }
    }
    // A word with a number behind it names a machine as a rule: ftp-01, node_3.
    boolean numbered = all.chars().anyMatch(Character::isDigit);
    boolean worded = all.chars().anyMatch(Character::isLetter);
    return !(numbered && worded) || plain(all) || versioned(all);
  }

  private static boolean plain(String text) {
    return NUMBER.matcher(text).matches() || ALGORITHM.matcher(text).matches();
  }

  /** A product and its version: {@code proftpd-1.3.8b}, {@code wu-2.6.2}. */
  private boolean versioned(String all) {
    int at = Math.max(all.lastIndexOf('-'), all.lastIndexOf('_'));
    return at > 0
        && all.indexOf('.', at) > 0
        && plain(all.substring(at + 1))
        && knows(all.substring(0, at));
  }
}
