package org.ftpdiag.probe.steps;

import java.util.Optional;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.ActiveTry;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.StepEnd;
import org.ftpdiag.probe.checks.BounceCheck;
import org.ftpdiag.probe.transfer.ActiveTrial;
import org.ftpdiag.wire.WireException;

/** Lets the server connect to this client (RFC 959 PORT, RFC 2428 EPRT). */
public final class ActiveStep implements Step {
  @Override
  public StepId id() {
    return StepId.ACTIVE;
  }

  @Override
  public Optional<Phrase> skip(Session s) {
    if (s.state().stoppedBy().isPresent()) {
      return s.state().stoppedBy().map(Skip::after);
    }
    if (!s.request().tests().asksActive()) {
      return Optional.of(Skip.notAsked("--active"));
    }
    return s.behindProxy() ? Optional.of(Skip.because("active-proxy")) : Optional.empty();
  }

  @Override
  public StepEnd run(Session s) throws WireException {
    s.data().drop();
    DataMode mode = s.data().activeWay();
    ActiveTry tried = new ActiveTrial(s).run(mode);
    boolean works = tried.from().isPresent();
    if (works && s.request().tests().data().active()) {
      s.data().use(mode);
    }
    new BounceCheck().runIfAsked(s);
    if (!s.connected()) {
      return StepEnd.failedForGood();
    }
    return works ? StepEnd.done() : StepEnd.failed();
  }
}
