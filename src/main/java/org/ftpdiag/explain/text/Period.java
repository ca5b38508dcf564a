package org.ftpdiag.explain.text;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The part of a log that is asked for, by the times of its lines. Bounds without a date are times
 * of day, and go over midnight where the second one is earlier.
 *
 * @param since its beginning; empty for that of the log
 * @param until its end; empty for that of the log
 */
public record Period(Optional<LogTime> since, Optional<LogTime> until) {
  /** All of a log. */
  public static final Period ALL = new Period(Optional.empty(), Optional.empty());

  public boolean isAll() {
    return since.isEmpty() && until.isEmpty();
  }

  /** Whether a date is asked for, so that lines must tell theirs. */
  private boolean dated() {
    return since.or(() -> until).flatMap(LogTime::date).isPresent();
  }

  /** The year of dates that are written without one. */
  int year() {
    return since.or(() -> until).flatMap(LogTime::date).map(LocalDate::getYear).orElse(2000);
  }

  /** Whether a moment lies in it; empty where it does not tell what the bounds ask for. */
  Optional<Boolean> holds(LogTime moment) {
    if (dated() && moment.date().isEmpty()) {
      return Optional.empty();
    }
    boolean begun = since.map(s -> compare(moment, s) >= 0).orElse(true);
    boolean going = until.map(u -> compare(moment, u) <= 0).orElse(true);
    boolean overnight =
        !dated()
            && since.isPresent()
            && until.isPresent()
            && until.get().dayMs() < since.get().dayMs();
    return Optional.of(overnight ? begun || going : begun && going);
  }

  private static int compare(LogTime moment, LogTime bound) {
    int days = bound.date().map(d -> moment.date().orElseThrow().compareTo(d)).orElse(0);
    return days != 0 ? days : Double.compare(moment.dayMs(), bound.dayMs());
  }

  /** Goes through a log line by line. */
  public Course course() {
    return new Course();
  }

  /**
   * Says of each line whether it belongs to the period. A line without a time belongs to the one
   * before; what stands before the first time is its heading.
   */
  public final class Course {
    private boolean in = true;
    private boolean timed;
    private boolean any;

    /** Whether the next line is to be read. */
    public boolean takes(String line) {
      if (isAll()) {
        return true;
      }
      Optional<Boolean> holds = LogTime.in(line, year()).flatMap(Period.this::holds);
      timed |= holds.isPresent();
      in = holds.orElse(in);
      any |= in && timed;
      return in;
    }

    /** Whether a line told the time, or the date, that was asked for. */
    public boolean timed() {
      return isAll() || timed;
    }

    /** Whether a line lay in the period. */
    public boolean any() {
      return isAll() || any;
    }
  }
}
