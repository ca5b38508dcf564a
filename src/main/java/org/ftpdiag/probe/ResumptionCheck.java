package org.ftpdiag.probe;

import org.ftpdiag.wire.ListingReader;
import org.ftpdiag.wire.WireException;

/**
 * Tells whether the server insists that data connections resume the TLS session of the control
 * connection: by one that does not. Some servers end the session over it, so a fresh one follows.
 */
public final class ResumptionCheck {
  private final Session session;

  public ResumptionCheck(Session session) {
    this.session = session;
  }

  public void observe() throws WireException {
    try {
      new Transfers(session).receiveWithoutResumption("LIST", new ListingReader(false));
    } catch (WireException e) {
      session.giveUp(); // the transfer that was observed says how
    }
    if (!session.time().over() && !session.renewal().renew()) {
      throw Renewal.gone();
    }
  }
}
