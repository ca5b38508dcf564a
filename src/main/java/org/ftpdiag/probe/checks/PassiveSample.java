package org.ftpdiag.probe.checks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.model.seen.deep.PassiveRange.Fate;
import org.ftpdiag.model.seen.deep.PassiveRange.Port;
import org.ftpdiag.probe.Session;
import org.ftpdiag.wire.WireException;

/** Asks for passive ports again and again, and connects to each; nothing is transferred. */
final class PassiveSample {
  /** Long enough for a SYN to be sent three times (after 1 s and 3 s, RFC 6298). */
  private static final Duration WAIT = Duration.ofMillis(3500);

  /** Where most ports are silent, fewer of them have to do. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Session session;
  private final Map<Integer, Fate> fates = new LinkedHashMap<>();

  PassiveSample(Session session) {
    this.session = session;
  }

  /** Takes so many at most; fewer where the server refuses, or time is short. */
  void take(DataMode mode, int most) throws WireException {
    Duration timeout = session.time().timeout();
    Duration wait = timeout.compareTo(WAIT) < 0 ? timeout : WAIT;
    long start = session.time().now();
    for (int i = 0; i < most; i++) {
      PassiveTry tried = session.data().tryPassive(mode, wait, () -> {});
      Optional<Fate> fate = fate(tried);
      boolean cut = session.time().over() && !tried.usable();
      if (cut || fate.isEmpty() || !session.connected()) {
        return; // a refusal is the server's, a wait that was cut proves nothing
      }
      // A port that answered once is let in; that it did not another time is no matter of ports.
      fates.merge(tried.port().orElseThrow(), fate.get(), (a, b) -> a.compareTo(b) < 0 ? a : b);
      if (session.time().millisSince(start) > LONGEST.toMillis()) {
        return;
      }
    }
  }

  /** Each port once, in the order in which they were named. */
  List<Port> ports() {
    List<Port> ports = new ArrayList<>();
    fates.forEach((number, fate) -> ports.add(new Port(number, fate)));
    return ports;
  }

  private static Optional<Fate> fate(PassiveTry tried) {
    if (tried.usable()) {
      return Optional.of(Fate.OPEN);
    }
    return tried.attempts().stream()
        .flatMap(a -> a.fault().stream())
        .map(WireFault::kind)
        .findFirst()
        .flatMap(PassiveSample::fate);
  }

  private static Optional<Fate> fate(Kind kind) {
    return switch (kind) {
      case REFUSED, RESET -> Optional.of(Fate.REFUSED);
      case TIMED_OUT, UNREACHABLE -> Optional.of(Fate.SILENT);
      default -> Optional.empty();
    };
  }
}
