package org.ftpdiag.model;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Transcript;

/**
 * Everything that a probe saw. Immutable; judged by pure functions.
 *
 * @param started wall clock at the beginning; empty for a run that was made of a log
 * @param durationMs milliseconds; empty when unknown
 * @param address the server's address that was used
 * @param local this client's address on the control connection
 * @param ending how it came to its end
 * @param defects failures of ftpdiag itself, a line each
 */
public record ProbeRun(
    ProbeRequest request,
    Optional<Instant> started,
    OptionalDouble durationMs,
    Optional<InetAddress> address,
    Optional<InetAddress> local,
    List<StepReport> steps,
    Transcript transcript,
    Ending ending,
    List<String> defects) {

  /** A run of a probe that was broken off by the user, or whole. */
  public ProbeRun(
      ProbeRequest request,
      Instant started,
      double durationMs,
      Optional<InetAddress> address,
      Optional<InetAddress> local,
      List<StepReport> steps,
      Transcript transcript,
      boolean interrupted,
      List<String> defects) {
    this(
        request,
        Optional.of(started),
        OptionalDouble.of(durationMs),
        address,
        local,
        steps,
        transcript,
        interrupted ? Ending.INTERRUPTED : Ending.WHOLE,
        defects);
  }

  public ProbeRun {
    steps = List.copyOf(steps);
    defects = List.copyOf(defects);
  }

  /** Whether a log was read in place of a server being probed: much of it may be unknown. */
  public boolean ofLog() {
    return started.isEmpty();
  }

  /** The user broke it off. */
  public boolean interrupted() {
    return ending == Ending.INTERRUPTED;
  }

  /** The report of one step. Every run has all twelve. */
  public StepReport step(StepId id) {
    return steps.get(id.ordinal());
  }

  /** Every observation of a kind, in order of time. */
  public <T extends Observation> Stream<T> all(Class<T> kind) {
    return steps.stream()
        .flatMap(s -> s.observations().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /** Every observation of a kind in one step, in order of time. */
  public <T extends Observation> Stream<T> in(StepId id, Class<T> kind) {
    return step(id).observations().stream().filter(kind::isInstance).map(kind::cast);
  }
}
