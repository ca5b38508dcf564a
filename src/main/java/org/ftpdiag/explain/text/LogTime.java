package org.ftpdiag.explain.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment as a log or a user writes it; which zone it is in nobody says.
 *
 * @param date empty where only the time of day is known
 * @param dayMs milliseconds since midnight
 */
public record LogTime(Optional<LocalDate> date, double dayMs) {
  private static final int LONGEST = 80;
  private static final double DAY_MS = 86_400_000;

  private static final Pattern GIVEN =
      Pattern.compile("(?:(\\d{4})-(\\d\\d)-(\\d\\d))?[ T]?(?:(\\d\\d?):(\\d\\d)(?::(\\d\\d))?)?");

  /** 2026-03-12, 2026/03/12. */
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<!\\d)(\\d{4})[-/.](\\d\\d)[-/.](\\d\\d)(?!\\d)");

  /** 12.03.2026, 12/03/2026: which of the two is the month is known from 13 on, or by the dots. */
  private static final Pattern YEAR_LAST =
      Pattern.compile("(?<!\\d)(\\d\\d?)([-/.])(\\d\\d?)[-/.](\\d{4})(?!\\d)");

  /** 12/Mar/2026, 12 Mar 2026. */
  private static final Pattern DAY_MONTH =
      Pattern.compile("(?<!\\d)(\\d\\d?)[-/ ]([A-Z][a-z]{2})[-/ ](\\d{4})(?!\\d)");

  /** Mar 12 10:11:12 with the year behind it or nowhere (RFC 3164). */
  private static final Pattern MONTH_DAY =
      Pattern.compile("([A-Z][a-z]{2}) {1,2}(\\d\\d?) \\d\\d:\\d\\d:\\d\\d(?: (\\d{4}))?");

  /**
   * Reads what a user asks for: {@code 10:15}, {@code 10:15:30}, {@code 2026-03-12}, {@code
   * 2026-03-12 10:15}, with a T between them or not.
   *
   * @param last whether a day without a time, or a minute without seconds, means its end
   */
  public static Optional<LogTime> given(String text, boolean last) {
    Matcher m = GIVEN.matcher(text.strip());
    if (!m.matches() || m.group(1) == null && m.group(4) == null) {
      return Optional.empty();
    }
    try {
      Optional<LocalDate> date =
          m.group(1) == null
              ? Optional.empty()
              : date(m.group(1), Integer.parseInt(m.group(2)), m.group(3));
      if (m.group(4) == null) {
        return Optional.of(new LogTime(date, last ? DAY_MS : 0));
      }
      int hour = Integer.parseInt(m.group(4));
      int minute = Integer.parseInt(m.group(5));
      int second = m.group(6) == null ? last ? 59 : 0 : Integer.parseInt(m.group(6));
      double ms = LocalTime.of(hour, minute, second).toSecondOfDay() * 1000.0;
      return Optional.of(new LogTime(date, last ? ms + 999 : ms));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The moment that a line tells near its beginning; empty where it tells none.
   *
   * @param year of a date without one
   */
  public static Optional<LogTime> in(String line, int year) {
    double ms = TimeOfDay.in(line);
    return Double.isNaN(ms) ? Optional.empty() : Optional.of(new LogTime(day(line, year), ms));
  }

  private static Optional<LocalDate> day(String line, int year) {
    String head = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    try {
      Matcher m = YEAR_FIRST.matcher(head);
      if (m.find()) {
        return date(m.group(1), Integer.parseInt(m.group(2)), m.group(3));
      }
      m = DAY_MONTH.matcher(head);
      if (m.find()) {
        return named(m.group(3), m.group(2), m.group(1));
      }
      m = MONTH_DAY.matcher(head);
      if (m.find()) {
        return named(m.group(3) == null ? "" + year : m.group(3), m.group(1), m.group(2));
      }
      m = YEAR_LAST.matcher(head);
      if (m.find()) {
        int first = Integer.parseInt(m.group(1));
        int second = Integer.parseInt(m.group(3));
        boolean dayFirst = m.group(2).equals(".") || first > 12;
        return dayFirst
            ? date(m.group(4), second, m.group(1))
            : second > 12 ? date(m.group(4), first, m.group(3)) : Optional.empty();
      }
    } catch (DateTimeException e) {
      return Optional.empty(); // numbers that only looked like it
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> named(String year, String month, String day) {
    for (Month m : Month.values()) {
      if (m.name().substring(0, 3).equals(month.toUpperCase(Locale.ROOT))) {
        return date(year, m.getValue(), day);
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> date(String year, int month, String day) {
    return Optional.of(LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day)));
  }
}
