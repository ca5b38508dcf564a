package org.ftpdiag.explain.event;

import java.util.List;
import java.util.Locale;

/**
 * Tells that a program says that something failed, in words that no table knows. It says so at the
 * beginning: further on, such a word may be in the name of a file.
 */
public final class Complaint {
  private static final int LONGEST = 400;
  private static final int LABEL = 7;
  private static final String SIGNS = " \t*-=>[(<!#'\"";

  private static final List<String> BEGINNINGS =
      List.of(
          "error",
          "fatal",
          "critical",
          "failed",
          "failure",
          "could not",
          "couldn't",
          "cannot ",
          "can't ",
          "unable to",
          "traceback",
          "curl: (",
          "uncaught",
          "exception (",
          "unhandled",
          "erreur",
          "échec",
          "fehler",
          "errore",
          "erro:",
          "błąd",
          "ошибка",
          "错误",
          "失败",
          "エラー");

  private static final List<String> HARMLESS =
      List.of(" 0", ": none", " no error", "errors: 0", "error: 0", "success");

  private Complaint() {}

  /** Whether a text says that something failed. */
  public static boolean is(String text) {
    String low =
        (text.length() > LONGEST ? text.substring(0, LONGEST) : text).toLowerCase(Locale.ROOT);
    int at = low.startsWith("[info] ") ? LABEL : 0; // Maven says so even of what breaks the build
    while (at < low.length() && SIGNS.indexOf(low.charAt(at)) >= 0) {
      at++;
    }
    for (String harmless : HARMLESS) {
      if (low.startsWith("errors" + harmless, at) || low.endsWith(harmless)) {
        return false;
      }
    }
    for (String beginning : BEGINNINGS) {
      if (low.startsWith(beginning, at)) {
        return true;
      }
    }
    return exception(low, at);
  }

  /** {@code java.io.IOException: x}, {@code ftplib.error_perm: 550 x}: the name, then a colon. */
  private static boolean exception(String low, int at) {
    int end = at;
    while (end < low.length()
        && (Character.isLetterOrDigit(low.charAt(end)) || "._$".indexOf(low.charAt(end)) >= 0)) {
      end++;
    }
    String name = low.substring(at, end);
    boolean ends = end == low.length() || low.charAt(end) == ':';
    return ends && (name.endsWith("exception") || name.endsWith("error"));
  }
}
