package org.ftpdiag.diagnose;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.StepReport.Outcome;

/** The step that the user broke off: a wait that was cut short looks like silence and is none. */
final class BrokenOff {
  private static final Set<FindingId> SILENCE =
      EnumSet.of(
          FindingId.DNS_UNAVAILABLE,
          FindingId.CONNECT_TIMEOUT,
          FindingId.GREETING_TIMEOUT,
          FindingId.PASSIVE_PORT_BLOCKED,
          FindingId.EPSV_BROKEN,
          FindingId.ACTIVE_BLOCKED,
          FindingId.DATA_STALLED,
          FindingId.DATA_COMPLETION_MISSING,
          FindingId.CONTROL_TIMEOUT);
  private static final Set<FindingId> HANDSHAKE =
      EnumSet.of(FindingId.TLS_HANDSHAKE_FAILED, FindingId.TLS_DATA_HANDSHAKE_FAILED);

  private BrokenOff() {}

  /** The last step that ran before the leave-taking; empty when nobody interrupted. */
  static Optional<StepId> step(Case c) {
    return c.run().steps().stream()
        .filter(s -> c.run().interrupted() && s.id() != StepId.QUIT)
        .filter(s -> s.outcome() != Outcome.SKIPPED)
        .max(Comparator.comparingDouble(StepReport::startMs))
        .map(StepReport::id);
  }

  /** What remains when silence in that step counts for nothing. */
  static List<Sighting> without(Case c, List<Sighting> heard) {
    Optional<StepId> step = step(c);
    return heard.stream()
        .filter(s -> step.filter(x -> x == s.place().step()).isEmpty() || !silence(s.finding()))
        .toList();
  }

  private static boolean silence(Finding f) {
    return SILENCE.contains(f.id())
        || HANDSHAKE.contains(f.id())
            && f.evidence().stream().anyMatch(e -> e.key().equals("evidence.tls-silent"));
  }
}
