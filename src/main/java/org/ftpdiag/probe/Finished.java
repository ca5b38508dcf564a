package org.ftpdiag.probe;

import java.util.Optional;
import java.util.stream.Stream;
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
    return faults(o).noneMatch(f -> f.kind() == Kind.TIMED_OUT || f.kind() == Kind.CANCELLED);
  }

  /** What this machine had no more of, where that is why something was not seen. */
  static Optional<WireFault> exhausted(Observation o) {
    return faults(o).filter(f -> f.kind() == Kind.EXHAUSTED).findFirst();
  }

  private static Stream<WireFault> faults(Observation o) {
    if (o instanceof ConnectAttempt c) {
      return c.fault().stream();
    } else if (o instanceof Greeting g) {
      return g.fault().stream();
    } else if (o instanceof TlsAttempt t) {
      return t.fault().stream();
    } else if (o instanceof TlsAnswer t) {
      return t.fault().stream();
    } else if (o instanceof Exchange e) {
      return e.fault().stream();
    } else if (o instanceof PassiveTry p) {
      return Stream.concat(
          p.attempts().stream().flatMap(a -> a.fault().stream()), p.exchange().fault().stream());
    } else if (o instanceof ActiveTry a) {
      return a.fault().stream();
    } else if (o instanceof Transfer t) {
      return Stream.concat(t.data().stream(), t.control().stream());
    }
    return Stream.empty();
  }
}
