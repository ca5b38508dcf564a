package org.ftpdiag.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ftpdiag.model.seen.Observation;

/**
 * One step of a probe: what became of it and what it saw.
 *
 * @param skipped why it did not run
 * @param startMs milliseconds from the beginning of the probe; in a run made of a log, which need
 *     not tell, a number that orders the steps and says no more
 * @param durationMs milliseconds; empty when unknown
 */
public record StepReport(
    StepId id,
    Outcome outcome,
    Optional<Phrase> skipped,
    double startMs,
    OptionalDouble durationMs,
    List<Observation> observations) {

  /** A step that was timed. */
  public StepReport(
      StepId id,
      Outcome outcome,
      Optional<Phrase> skipped,
      double startMs,
      double durationMs,
      List<Observation> observations) {
    this(id, outcome, skipped, startMs, OptionalDouble.of(durationMs), observations);
  }

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
