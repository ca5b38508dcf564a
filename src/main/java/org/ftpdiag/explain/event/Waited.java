package org.ftpdiag.explain.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds how long a program says that it waited: {@code after 20 seconds}, {@code after 5001 ms}.
 */
public final class Waited {
  private static final Pattern TIME =
      Pattern.compile("\\b(\\d{1,7}) ?(ms|milliseconds?|s|secs?|seconds?)\\b");

  private Waited() {}

  /** Milliseconds; 0 where the text does not tell. */
  public static double in(String text) {
    if (text.indexOf('s') < 0 || text.indexOf(" after ") < 0 && text.indexOf("econd") < 0) {
      return 0;
    }
    Matcher m = TIME.matcher(text);
    if (!m.find()) {
      return 0;
    }
    return Double.parseDouble(m.group(1)) * (m.group(2).startsWith("m") ? 1 : 1000);
  }
}
