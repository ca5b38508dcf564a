package org.ftpdiag.explain.event;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds how long a program says that it waited: {@code after 20 seconds}, {@code after 5001 ms}.
 */
public final class Waited {
  private static final Pattern TIME =
      Pattern.compile("\\b(\\d{1,7}) ?(ms|milliseconds?|s|secs?|seconds?)\\b");

  private Waited() {}

  /** Milliseconds; empty where the text does not tell. */
  public static OptionalDouble in(String text) {
    if (text.indexOf('s') < 0 || text.indexOf(" after ") < 0 && text.indexOf("econd") < 0) {
      return OptionalDouble.empty();
    }
    Matcher m = TIME.matcher(text);
    if (!m.find()) {
      return OptionalDouble.empty();
    }
    double ms = Double.parseDouble(m.group(1)) * (m.group(2).startsWith("m") ? 1 : 1000);
    return ms > 0 ? OptionalDouble.of(ms) : OptionalDouble.empty(); // "after 0 ms" is no measure
  }
}
