package org.ftpdiag.probe.steps;

import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.probe.Login;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.StepEnd;
import org.ftpdiag.wire.WireException;

/** Logs in. */
public final class LoginStep implements Step {
  @Override
  public StepId id() {
    return StepId.LOGIN;
  }

  @Override
  public Optional<Phrase> skip(Session s) {
    return s.state().stoppedBy().map(Skip::after);
  }

  @Override
  public StepEnd run(Session s) throws WireException {
    boolean in = new Login(s).attempt();
    if (!in && mayTryInClear(s) && s.renewal().reconnectInClear()) {
      // Some servers take anonymous users in clear only; whether this one does is told by trying.
      in = new Login(s).attempt();
    }
    s.state().loggedIn(in);
    return in ? StepEnd.done() : StepEnd.failedForGood();
  }

  private static boolean mayTryInClear(Session s) {
    return !s.secretDue()
        && s.encrypted()
        && s.connected()
        && s.request().target().tls() == TlsMode.AUTO;
  }
}
