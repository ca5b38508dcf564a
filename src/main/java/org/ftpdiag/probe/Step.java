package org.ftpdiag.probe;

import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.wire.WireException;

/** One step of a probe: it does its work and records what it saw. It judges nothing. */
public interface Step {
  StepId id();

  /**
   * Whether it looks closer at what an earlier step has done: what it sees is filed under that
   * step, and a watcher hears of it as a check, and not as of a step.
   */
  default boolean afterwards() {
    return false;
  }

  /** Why not to run; empty to run. */
  Optional<Phrase> skip(Session session);

  /**
   * Does the work.
   *
   * @throws WireException when the control connection fails; the engine ends the session then
   */
  StepEnd run(Session session) throws WireException;
}
