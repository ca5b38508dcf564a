package org.ftpdiag.explain.secrets;

/**
 * Whether a line may hold a password, in one pass: logs have millions of lines that hold none, and
 * a closer look costs a hundred times as much.
 */
final class SecretTrigger {
  /** PASS and the like, or a name of a password. */
  static final int NAMED = 1;

  static final int URL = 2;
  static final int OPTION = 4;
  static final int CALL = 8;
  static final int SCRIPT = 16;
  static final int DUMP = 32;
  static final int BASIC = 64;

  /** User and password that were tried. */
  static final int TRIED = 128;

  /** Characters that a form can be seen by; rare ones, where there was a choice. */
  private static final boolean[] TELLING = new boolean[128];

  static {
    "pPcC@/-(uB:".chars().forEach(c -> TELLING[c] = true);
  }

  private SecretTrigger() {}

  /** The forms to look for, as bits; 0 for none. */
  static int of(String text) {
    int found = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < TELLING.length && TELLING[c]) {
        found |= at(text, i, c);
      }
    }
    return found | dump(text);
  }

  private static int at(String text, int i, char c) {
    return switch (c) {
      case 'p', 'P' -> named(text, i) ? NAMED | SCRIPT : 0;
      case 'c', 'C' ->
          is(text, i + 1, "ct") || is(text, i + 1, "ret") || is(text, i + 1, "pwd") ? NAMED : 0;
      case '@' -> URL;
      case '/' -> i > 1 && text.charAt(i - 1) == '/' && text.charAt(i - 2) == ':' ? URL : 0;
      case '-' -> option(text, i) ? OPTION : 0;
      case '(' -> i > 0 && Character.isLetter(text.charAt(i - 1)) ? CALL : 0;
      case ':' -> tried(text, i) ? TRIED : 0;
      case 'u' -> text.startsWith("ser ", i + 1) ? SCRIPT : 0;
      default -> text.startsWith("asic ", i + 1) ? BASIC : 0;
    };
  }

  private static boolean is(String text, int from, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (lower(text, from + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static char lower(String text, int i) {
    return i < text.length() ? (char) (text.charAt(i) | ' ') : ' ';
  }

  /** Pass, not passive; pwd, not the command PWD, which has no argument; pswd, pw. */
  private static boolean named(String text, int i) {
    char second = lower(text, i + 1);
    if (second == 'a') {
      return lower(text, i + 2) == 's' && lower(text, i + 3) == 's' && lower(text, i + 4) != 'i';
    }
    if (second == 'w') {
      return lower(text, i + 2) == 'd' ? i + 3 < text.length() : lower(text, i + 2) == ' ';
    }
    return second == 's' && is(text, i + 2, "wd");
  }

  /** Failed: x, Successful: x. */
  private static boolean tried(String text, int i) {
    boolean ends =
        i > 5 && lower(text, i - 1) == 'd' && lower(text, i - 2) == 'e'
            || i > 5 && lower(text, i - 1) == 'l' && lower(text, i - 2) == 'u';
    return ends && lower(text, i + 1) == ' ';
  }

  private static boolean option(String text, int i) {
    char c = lower(text, i + 1);
    return (c == 'u' || c == 'p') && (i == 0 || " \"'[-(".indexOf(text.charAt(i - 1)) >= 0);
  }

  /** The first two bytes of PASS in hexadecimal, on a line that begins with an offset. */
  private static int dump(String text) {
    int start = 0;
    while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
      start++;
    }
    boolean offset = start < text.length() && text.charAt(start) == '0';
    return offset && (text.contains("50 41") || text.contains("5041") || text.contains("50 4153"))
        ? DUMP
        : 0;
  }
}
