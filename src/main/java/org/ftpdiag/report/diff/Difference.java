package org.ftpdiag.report.diff;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that two reports say differently.
 *
 * @param what its name, as in the JSON of a report: {@code server.version}, {@code step.login},
 *     {@code time.login}
 * @param before what the first one says; empty where it says nothing
 * @param after what the second one says
 */
public record Difference(
    String what, Optional<String> before, Optional<String> after, Trend trend) {
  /** Whether a difference is for the better. */
  public enum Trend {
    WORSE,
    BETTER,
    OTHER;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** By an order in which more is worse. */
    static Trend by(int order) {
      return order > 0 ? WORSE : order < 0 ? BETTER : OTHER;
    }
  }
}
