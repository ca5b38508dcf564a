package org.ftpdiag.model;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.seen.Observation;

/**
 * One step of a probe: what became of it and what it saw.
 *
 * @param skipped why it did not run
 * @param startMs milliseconds from the beginning of the probe
 * @param durationMs milliseconds
 */
public record StepReport(
    StepId id,
    Outcome outcome,
    Optional<Phrase> skipped,
    double startMs,
    double durationMs,
    List<Observation> observations) {

  public StepReport {
    observations = List.copyOf(observations);
  }

  /** How a step ends. */
  public enum Outcome {
    /** It did what it is for. */
    DONE,
    /** It could not; its observations say why. */
    FAILED,
    SKIPPED,
    /** ftpdiag itself failed in it. */
    BROKEN
  }
}
