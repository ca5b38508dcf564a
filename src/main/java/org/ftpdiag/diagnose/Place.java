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
public record Place(double startMs, StepId step, int index) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparingDouble(Place::startMs)
          .thenComparing(Place::step)
          .thenComparingInt(Place::index);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
