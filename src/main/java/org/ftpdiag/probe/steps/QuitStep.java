package org.ftpdiag.probe.steps;

import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.StepEnd;
import org.ftpdiag.wire.WireException;

/** Takes leave, whatever happened before, as long as there is a connection to do it on. */
public final class QuitStep implements Step {
  @Override
  public StepId id() {
    return StepId.QUIT;
  }

  @Override
  public Optional<Phrase> skip(Session s) {
    if (s.connected()) {
      return Optional.empty();
    }
    if (s.time().interrupted()) {
      return Optional.of(Skip.because("interrupted"));
    }
    return Optional.of(
        s.state().stoppedBy().map(Skip::after).orElseGet(() -> Skip.because("no-control")));
  }

  @Override
  public StepEnd run(Session s) throws WireException {
    s.data().drop();
    return s.ask("QUIT", "").ok() ? StepEnd.done() : StepEnd.failed();
  }
}
