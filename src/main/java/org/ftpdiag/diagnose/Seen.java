package org.ftpdiag.diagnose;

import org.ftpdiag.model.Observation;
import org.ftpdiag.model.StepId;

/** An observation and its place in the run. */
record Seen<T extends Observation>(Place place, T what) {

  StepId step() {
    return place.step();
  }
}
