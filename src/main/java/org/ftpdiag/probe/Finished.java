package org.ftpdiag.probe;

import java.util.Optional;
import org.ftpdiag.model.ActiveTry;
import org.ftpdiag.model.ConnectAttempt;
import org.ftpdiag.model.Exchange;
import org.ftpdiag.model.Greeting;
import org.ftpdiag.model.Observation;
import org.ftpdiag.model.PassiveTry;
import org.ftpdiag.model.Resolution;
import org.ftpdiag.model.TlsAnswer;
import org.ftpdiag.model.TlsAttempt;
import org.ftpdiag.model.Transfer;
import org.ftpdiag.model.WireFault;
import org.ftpdiag.model.WireFault.Kind;

/**
 * Tells what was seen to its end when a step was interrupted. A wait that the user broke off proves
 * nothing about the server, and must not be judged.
 */
final class Finished {
  private Finished() {}

  static boolean isFinished(Observation o) {
    if (o instanceof Resolution r) {
      return r.outcome() == Resolution.Outcome.FOUND;
    } else if (o instanceof ConnectAttempt c) {
      return !brokenOff(c.fault());
    } else if (o instanceof Greeting g) {
      return !brokenOff(g.fault());
    } else if (o instanceof TlsAttempt t) {
      return !brokenOff(t.fault());
    } else if (o instanceof TlsAnswer t) {
      return !brokenOff(t.fault());
    } else if (o instanceof Exchange e) {
      return !brokenOff(e.fault());
    } else if (o instanceof PassiveTry p) {
      return p.attempts().stream().noneMatch(a -> brokenOff(a.fault()))
          && !brokenOff(p.exchange().fault());
    } else if (o instanceof ActiveTry a) {
      return !brokenOff(a.fault());
    } else if (o instanceof Transfer t) {
      return !brokenOff(t.data()) && !brokenOff(t.control());
    }
    return true;
  }

  private static boolean brokenOff(Optional<WireFault> fault) {
    return fault.filter(f -> f.kind() == Kind.TIMED_OUT || f.kind() == Kind.CANCELLED).isPresent();
  }
}
