package org.ftpdiag.probe.checks;

import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.probe.Check;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.transfer.Transfers;
import org.ftpdiag.wire.ListingReader;
import org.ftpdiag.wire.WireException;

/**
 * Tells whether the server insists that data connections resume the TLS session of the control
 * connection: by one that does not. Some servers end the session over it, so a fresh one follows.
 */
public final class ResumptionCheck implements Check {
  @Override
  public DeepCheck name() {
    return DeepCheck.TLS_RESUMPTION;
  }

  @Override
  public Optional<Phrase> obstacle(Session session) {
    return session.state().dataProtected()
        ? Optional.empty()
        : Optional.of(Skip.because("check-data-tls"));
  }

  @Override
  public void run(Session session) throws WireException {
    try {
      new Transfers(session).receiveWithoutResumption("LIST", new ListingReader(false));
    } catch (WireException e) {
      session.giveUp(); // the transfer that was observed says how
    }
    if (!session.time().over()) {
      session.renewal().renewOrFail();
    }
  }
}
