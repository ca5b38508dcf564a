package org.ftpdiag.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.seen.ActiveTry;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Greeting;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.model.seen.Resolution;
import org.ftpdiag.model.seen.TlsAnswer;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;

/**
 * Tells what was seen to its end when a step was broken off. A wait that the user ended, or the
 * deadline of the probe, proves nothing about the server, and must not be judged.
 */
final class Finished {
  private Finished() {}

  static boolean isFinished(Observation o) {
    if (o instanceof Resolution r) {
      return r.outcome() == Resolution.Outcome.FOUND;
    }
    for (WireFault fault : faults(o)) {
      if (fault.kind() == Kind.TIMED_OUT || fault.kind() == Kind.CANCELLED) {
        return false;
      }
    }
    return true;
  }

  /** What this machine had no more of, where that is why something was not seen. */
  static Optional<WireFault> exhausted(Observation o) {
    for (WireFault fault : faults(o)) {
      if (fault.kind() == Kind.EXHAUSTED) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /** A list, and no stream: every probe comes by here before it connects. */
  private static List<WireFault> faults(Observation o) {
    List<WireFault> all = new ArrayList<>();
    if (o instanceof ConnectAttempt c) {
      c.fault().ifPresent(all::add);
    } else if (o instanceof Greeting g) {
      g.fault().ifPresent(all::add);
    } else if (o instanceof TlsAttempt t) {
      t.fault().ifPresent(all::add);
    } else if (o instanceof TlsAnswer t) {
      t.fault().ifPresent(all::add);
    } else if (o instanceof Exchange e) {
      e.fault().ifPresent(all::add);
    } else if (o instanceof PassiveTry p) {
      p.attempts().forEach(attempt -> attempt.fault().ifPresent(all::add));
      p.exchange().fault().ifPresent(all::add);
    } else if (o instanceof ActiveTry a) {
      a.fault().ifPresent(all::add);
    } else if (o instanceof Transfer t) {
      t.data().ifPresent(all::add);
      t.control().ifPresent(all::add);
    }
    return all;
  }
}
