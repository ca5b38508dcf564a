package org.ftpdiag.diagnose;

import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Observation;

/** An observation and its place in the run. */
public record TimedObservation<T extends Observation>(Moment place, T what) {

  public StepId step() {
    return place.step();
  }
}
