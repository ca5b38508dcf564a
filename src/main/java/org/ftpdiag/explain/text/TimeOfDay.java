package org.ftpdiag.explain.text;

import java.util.OptionalDouble;

/**
 * Finds the time in a line, whatever stands around it: {@code 12:00:01} with or without decimals.
 */
public final class TimeOfDay {
  private static final int LAST_START = 48;
  private static final double DAY_MS = 86_400_000;

  private TimeOfDay() {}

  /** Milliseconds since midnight; NaN where the line's beginning has no time. */
  public static double in(String line) {
    int last = Math.min(line.length() - 8, LAST_START);
    for (int colon = line.indexOf(':', 2); colon >= 0; colon = line.indexOf(':', colon + 1)) {
      int i = colon - 2;
      if (i > last) {
        break;
      }
      if (line.charAt(i + 5) == ':') {
        int h = two(line, i);
        int m = two(line, i + 3);
        int s = two(line, i + 6);
        boolean apart = i == 0 || line.charAt(i - 1) < '0' || line.charAt(i - 1) > '9';
        if (h >= 0 && h < 24 && m >= 0 && m < 60 && s >= 0 && s < 61 && apart) {
          return ((h * 60 + m) * 60 + s) * 1000.0 + decimals(line, i + 8);
        }
      }
    }
    return Double.NaN;
  }

  private static int two(String line, int at) {
    int tens = line.charAt(at) - '0';
    int ones = line.charAt(at + 1) - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }

  private static double decimals(String line, int at) {
    if (at + 3 >= line.length() || line.charAt(at) != '.' && line.charAt(at) != ',') {
      return 0;
    }
    int first = two(line, at + 1);
    int third = line.charAt(at + 3) - '0';
    return first < 0 || third < 0 || third > 9 ? 0 : first * 10 + third;
  }

  /**
   * Milliseconds between two times of a log that lie less than half a day apart. Most clocks of
   * logs tick once a second: what lies within one tick may have taken any part of it.
   *
   * @return more than 0; empty if unknown
   */
  public static OptionalDouble between(double from, double to) {
    if (Double.isNaN(from) || Double.isNaN(to) || from == to) {
      return OptionalDouble.empty();
    }
    double ms = to < from ? to - from + DAY_MS : to - from;
    return ms > DAY_MS / 2 ? OptionalDouble.empty() : OptionalDouble.of(ms);
  }
}
