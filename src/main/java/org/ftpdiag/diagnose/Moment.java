package org.ftpdiag.diagnose;

import java.util.Comparator;
import org.ftpdiag.model.StepId;

/**
 * When something was seen. The steps of a run are reported in a fixed order and need not have run
 * in it: with implicit TLS the handshake comes before the greeting.
 *
 * @param startMs when the step began, milliseconds since the probe did
 * @param index the number of the observation in its step, from 0
 */
public record Moment(double startMs, StepId step, int index) implements Comparable<Moment> {
  private static final Comparator<Moment> ORDER =
      Comparator.comparingDouble(Moment::startMs)
          .thenComparing(Moment::step)
          .thenComparingInt(Moment::index);

  @Override
  public int compareTo(Moment other) {
    return ORDER.compare(this, other);
  }
}
