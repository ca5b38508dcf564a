package org.ftpdiag.probe.steps;

import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;

/** What the steps that transfer have in common. */
final class DataSteps {
  private DataSteps() {}

  /** Why no transfer is possible; empty when one is. */
  static Optional<Phrase> skip(Session s) {
    if (s.state().stoppedBy().isPresent()) {
      return s.state().stoppedBy().map(Skip::after);
    }
    return s.data().way().isEmpty() ? Optional.of(Skip.because("no-data")) : Optional.empty();
  }

  /** The step that opens data connections in this probe. */
  static StepId opener(Session s) {
    return s.request().tests().data().active() ? StepId.ACTIVE : StepId.PASSIVE;
  }
}
