package org.ftpdiag.explain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTimeTest {
  private static final int YEAR = 2026;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-12 10:11:12.345 x                        | 2026-03-12",
        "2026/03/12 10:11:12 x                            | 2026-03-12",
        ". 2026-03-12 10:11:12.345 x                      | 2026-03-12",
        "12.03.2026 10:11:12 x                            | 2026-03-12",
        "13/03/2026 10:11:12 x                            | 2026-03-13",
        "03/13/2026 10:11:12 x                            | 2026-03-13",
        "Mar 12 10:11:12 host x                           | 2026-03-12",
        "Mar  2 10:11:12 host x                           | 2026-03-02",
        "Thu Mar 12 10:11:12 2025 [pid 7] x               | 2025-03-12",
        "192.0.2.1 - - [12/Mar/2026:10:11:12 +0100] x     | 2026-03-12",
        "03/04/2026 10:11:12 which is which               | ?",
        "10:11:12 x                                       | ?",
      })
  void aLineTellsItsDay(String line, String day) {
    LogTime time = LogTime.in(line, YEAR).orElseThrow();
    assertEquals(day, time.date().map(Object::toString).orElse("?"));
    assertEquals(36_672_000, time.dayMs(), 999);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "25:00", "10:61", "2026-13-01", "10", "now", "2026-03-12Z", "1:2:3:4"})
  void whatIsNoTimeIsRefused(String text) {
    assertTrue(LogTime.given(text, false).isEmpty());
  }

  private static String taken(String since, String until, String... lines) {
    Optional<LogTime> from = since.isEmpty() ? Optional.empty() : LogTime.given(since, false);
    Optional<LogTime> to = until.isEmpty() ? Optional.empty() : LogTime.given(until, true);
    Period.Course course = new Period(from, to).course();
    return Arrays.stream(lines)
        .filter(course::takes)
        .map(l -> l.substring(l.length() - 1))
        .collect(Collectors.joining());
  }

  @Test
  void aPeriodTakesItsLinesAndThoseThatFollowWithoutATime() {
    String[] log = {"#head a", "10:00:00 b", "more c", "10:30:00 d", "more e", "11:00:59 f"};
    assertEquals("ade", taken("10:15", "10:45", log));
    assertEquals("adef", taken("10:30", "", log));
    assertEquals("abc", taken("", "10:00", log));
    assertEquals("adef", taken("10:30", "11:00", log)); // to the end of that minute
    assertEquals("abcdef", taken("", "", log));
  }

  @Test
  void withoutADateAPeriodGoesOverMidnightAndWithOneOverDays() {
    String[] log = {
      "2026-03-11 23:30:00 a",
      "2026-03-12 00:30:00 b",
      "2026-03-12 12:00:00 c",
      "2026-03-13 00:10:00 d"
    };
    assertEquals("abd", taken("23:00", "01:00", log));
    assertEquals("bc", taken("2026-03-12", "2026-03-12", log));
    assertEquals("bcd", taken("2026-03-12 00:15", "2026-03-13T00:10", log));
  }

  @Test
  void aDateIsAskedForAndTheLinesHaveNone() {
    Period.Course course =
        new Period(LogTime.given("2026-03-12", false), Optional.empty()).course();
    List.of("10:00:00 a", "11:00:00 b").forEach(course::takes);
    assertFalse(course.timed());
  }
}
