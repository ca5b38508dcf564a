package org.ftpdiag.explain.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What stands before the lines of a log because it was passed on: blanks and the {@code >} of
 * mails, which say nothing and are left out; or the stamp of whoever collected it, such as time,
 * host and program, which is shown and not read.
 */
public final class Margin {
  private static final String SIGNS = "> \t";

  /** How far into a line a stamp may reach, in characters. */
  private static final int WIDEST = 160;

  /** How many of a hundred lines have a stamp, at least: continued lines have none. */
  private static final int SHARE = 60;

  /** What a record or a quotation begins with, before which a stamp ends. */
  private static final String BEGIN = "{\"'`";

  /** How many stamps are tried. */
  private static final int MOST = 4;

  private static final Set<String> LEVELS =
      Set.of(
          "trace",
          "debug",
          "info",
          "notice",
          "warn",
          "warning",
          "error",
          "err",
          "severe",
          "fatal",
          "critical",
          "fine",
          "finer",
          "finest",
          "verbose",
          "information");

  /** More letters than any of these has. */
  private static final int LONGER = 16;

  private static final char NUMBER = '0';
  private static final char BLANK = ' ';
  private static final char LEVEL = '\u0001';

  private static final Margin NONE = new Margin("", false);

  /** Of a stamp its form: each number, blank and level as one sign. */
  private final String common;

  private final boolean stamp;

  private Margin(String common, boolean stamp) {
    this.common = common;
    this.stamp = stamp;
  }

  /** The blanks and {@code >} that every line of a log that begins so has. */
  public static Margin signs(List<LogLine> head) {
    String common = null;
    int lines = 0;
    for (LogLine line : head) {
      String signs = signs(line.text());
      if (signs.length() == line.text().length()) {
        continue; // nothing but margin
      }
      common = common == null ? signs : shared(common, signs);
      lines++;
    }
    // A line alone has no margin that could be told from its own text, if it was quoted once.
    boolean told = lines > 1 || common != null && common.contains("> >");
    return told && !common.isEmpty() ? new Margin(common, false) : NONE;
  }

  /** The stamps that most lines of a log that begins so may have, the shortest first. */
  public static List<Margin> stamps(List<LogLine> head) {
    Map<String, Integer> seen = new HashMap<>();
    int lines = 0;
    for (LogLine line : head) {
      if (!line.text().isBlank()) {
        lines++;
        count(line.text(), seen);
      }
    }
    int due = Math.max(2, (lines * SHARE + 99) / 100);
    // Of those that equally many lines have, the longest.
    Map<Integer, String> longest = new TreeMap<>(Comparator.reverseOrder());
    seen.forEach(
        (form, n) -> {
          if (n >= due) {
            longest.merge(n, form, (a, b) -> a.length() >= b.length() ? a : b);
          }
        });
    return longest.values().stream().limit(MOST).map(form -> new Margin(form, true)).toList();
  }

  /** Counts each form in which a stamp of this line may end. */
  private static void count(String text, Map<String, Integer> seen) {
    StringBuilder form = new StringBuilder();
    int at = 0;
    while (at < text.length() && at < WIDEST && BEGIN.indexOf(text.charAt(at)) < 0) {
      char sign = sign(text, at);
      form.append(sign);
      at = after(text, at, sign);
      if (at < text.length() && ends(sign, text.charAt(at))) {
        seen.merge(form.toString(), 1, Integer::sum);
      }
    }
  }

  /** Whether a stamp may end between two characters. */
  private static boolean ends(char sign, char next) {
    return sign == BLANK || "|]>)}:".indexOf(sign) >= 0 && next != ' ' && !isDigit(next);
  }

  private static char sign(String text, int at) {
    char c = text.charAt(at);
    boolean word = Character.isLetter(c) && (at == 0 || !Character.isLetter(text.charAt(at - 1)));
    if (word && LEVELS.contains(text.substring(at, wordEnd(text, at)).toLowerCase(Locale.ROOT))) {
      return LEVEL;
    }
    return isDigit(c) ? NUMBER : c == ' ' || c == '\t' ? BLANK : c;
  }

  /** The index after what a sign stands for. */
  private static int after(String text, int at, char sign) {
    if (sign == LEVEL) {
      return Math.max(at + 1, wordEnd(text, at)); // a hostile text may have the sign itself
    }
    int end = at + 1;
    while (end < text.length() && (sign == NUMBER || sign == BLANK) && same(text, end, sign)) {
      end++;
    }
    return end;
  }

  private static boolean same(String text, int at, char sign) {
    char c = text.charAt(at);
    return sign == NUMBER ? isDigit(c) : c == ' ' || c == '\t';
  }

  private static int wordEnd(String text, int at) {
    int end = at;
    int last = Math.min(text.length(), at + LONGER);
    while (end < last && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String signs(String text) {
    int end = 0;
    while (end < text.length() && SIGNS.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return text.substring(0, end);
  }

  private static String shared(String a, String b) {
    int end = 0;
    while (end < a.length() && end < b.length() && a.charAt(end) == b.charAt(end)) {
      end++;
    }
    return a.substring(0, end);
  }

  /** The line without its margin. */
  public LogLine cut(LogLine line) {
    int end = end(line.text());
    return end == 0 ? line : new LogLine(line.number(), line.text().substring(end));
  }

  /** What is to be shown of the line's margin; empty for one that says nothing. */
  public String shown(LogLine line) {
    return stamp ? line.text().substring(0, end(line.text())) : "";
  }

  private int end(String text) {
    if (!stamp) {
      return text.startsWith(common) ? common.length() : 0;
    }
    int at = 0;
    for (int i = 0; i < common.length(); i++) {
      if (at >= text.length() || sign(text, at) != common.charAt(i)) {
        return 0;
      }
      at = after(text, at, common.charAt(i));
    }
    return at;
  }
}
