package org.ftpdiag.explain.secrets;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where in a line passwords stand, and what they are. */
final class SecretSpans {
  static final String STARS = "****";

  /** What programs write in place of a password. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i)(?:\\*+|x{3,}|\\.{3,}|•+|[<(\\[](?:password|passwd|pass|hidden|secret|redacted|masked"
              + "|not shown|password hidden|\\*+)[>)\\]])(?:[\\s'\"\\]),;].*)?");

  /** What else may stand for one where a setting has a name and a value. */
  private static final Set<String> NO_VALUE =
      Set.of("yes", "no", "true", "false", "none", "null", "nil", "undefined", "-", "hidden");

  /** Passwords of a line at most. */
  private static final int MOST = 64;

  private final String text;
  private final List<int[]> spans = new ArrayList<>();
  private final Set<String> values = new LinkedHashSet<>();

  SecretSpans(String text) {
    this.text = text;
  }

  /** Without the brackets, quotes and dots at its end, which may close what it stands in. */
  static String unclosed(String value) {
    int end = value.length();
    while (end > 0 && ".|'\"])};,".indexOf(value.charAt(end - 1)) >= 0) {
      end--;
    }
    return value.substring(0, end);
  }

  String text() {
    return text;
  }

  /** Whether programs write this in place of a password. */
  static boolean placeholder(String value) {
    return PLACEHOLDER.matcher(value).matches();
  }

  /** Whether the value of a setting tells nothing. */
  static boolean noValue(String value) {
    return NO_VALUE.contains(value.toLowerCase(Locale.ROOT)) || placeholder(value);
  }

  /** A password from one place to another. */
  void add(int from, int to) {
    if (to > from) {
      add(from, to, text.substring(from, to));
    }
  }

  /** A password that is written there in a form of its own. */
  void add(int from, int to, String value) {
    if (to <= from || full()) {
      return;
    }
    values.add(value);
    spans.add(new int[] {from, to});
    if (full()) { // nobody's line: the rest of it is hidden and costs nothing more
      spans.add(new int[] {from, text.length()});
    }
  }

  /** Whether there are so many that the rest of the line is hidden. */
  boolean full() {
    return spans.size() >= MOST;
  }

  /** Another reading of what was found: where it ends is not always clear. */
  void also(String value) {
    if (values.size() < 4 * MOST) {
      values.add(value);
    }
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /** Whether a place is in what was found already. */
  boolean covers(int at) {
    for (int[] s : spans) {
      if (at >= s[0] && at < s[1]) {
        return true;
      }
    }
    return false;
  }

  Set<String> values() {
    return values;
  }

  /** The line without them. */
  String masked() {
    if (spans.isEmpty()) {
      return text;
    }
    spans.sort((a, b) -> Integer.compare(a[0], b[0]));
    StringBuilder b = new StringBuilder(text.length());
    int at = 0;
    for (int[] s : spans) {
      if (s[0] >= at) {
        b.append(text, at, s[0]).append(STARS);
      }
      at = Math.max(at, s[1]);
    }
    return b.append(text, at, text.length()).toString();
  }
}
