package org.ftpdiag.model;

import java.util.List;
import org.ftpdiag.model.seen.CheckTrial;
import org.ftpdiag.model.seen.Transcript;

/** Hears what a probe does while it does it. Called on the probe's thread; must not block. */
public interface ProbeListener {
  /** Hears nothing. */
  ProbeListener NONE = new ProbeListener() {};

  default void stepStarted(StepId step) {}

  /** A closer look begins, or is skipped. */
  default void check(CheckTrial trial) {}

  /** A wait begins: for what, and how long it may last at most. */
  default void waiting(Phrase what, long limitMs) {}

  default void line(Transcript.Entry entry) {}

  /** Bytes of a transfer so far; {@code total} is -1 when unknown. */
  default void progress(long bytes, long total) {}

  /**
   * A step is over.
   *
   * @param findings what the run has proved by then; none where nobody judges it on the way
   */
  default void stepFinished(StepReport report, List<Finding> findings) {}
}
