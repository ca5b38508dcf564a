package org.ftpdiag.explain.text;

import java.util.List;

/**
 * What stands before every line alike because the log was quoted or indented when it was passed on:
 * blanks and the {@code >} of mails.
 */
public final class Margin {
  private static final String SIGNS = "> \t";

  private final String common;

  private Margin(String common) {
    this.common = common;
  }

  /** The margin of a log that begins so. */
  public static Margin of(List<LogLine> head) {
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
    // A line alone has no margin that could be told from its own text.
    return new Margin(common == null || lines < 2 ? "" : common);
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
    boolean cut = !common.isEmpty() && line.text().startsWith(common);
    return cut ? new LogLine(line.number(), line.text().substring(common.length())) : line;
  }
}
