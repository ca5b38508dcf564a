package org.ftpdiag.probe.steps;

import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.probe.Check;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.StepEnd;
import org.ftpdiag.wire.WireException;

/** A closer look, taken when the steps are over. */
final class CheckStep implements Step {
  private final Check check;

  CheckStep(Check check) {
    this.check = check;
  }

  /** What is seen is reported with what it looks at. */
  @Override
  public StepId id() {
    return check.name().step();
  }

  @Override
  public boolean afterwards() {
    return true;
  }

  /** It says itself why it cannot be taken. */
  @Override
  public Optional<Phrase> skip(Session s) {
    return Optional.empty();
  }

  @Override
  public StepEnd run(Session s) throws WireException {
    check.runIfAsked(s);
    return StepEnd.done();
  }
}
