package org.ftpdiag.report.run;

import java.util.OptionalDouble;

/**
 * When a probe took too long, for formats that judge its time; seconds.
 *
 * @param warning empty for no such limit; so for the other
 */
public record Thresholds(OptionalDouble warning, OptionalDouble critical) {
  public static final Thresholds NONE =
      new Thresholds(OptionalDouble.empty(), OptionalDouble.empty());

  boolean warns(double seconds) {
    return warning.isPresent() && seconds > warning.getAsDouble();
  }

  boolean alarms(double seconds) {
    return critical.isPresent() && seconds > critical.getAsDouble();
  }
}
