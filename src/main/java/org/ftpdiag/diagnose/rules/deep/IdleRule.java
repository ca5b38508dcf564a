package org.ftpdiag.diagnose.rules.deep;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.deep.IdleWatch;

/** The server ended a silent session, and perhaps one that sent NOOP as well. */
public final class IdleRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    for (TimedObservation<IdleWatch> s : c.all(IdleWatch.class)) {
      if (s.what().endedMs().isPresent()) {
        found.add(limit(c, s, FindingId.IDLE_LIMIT).aside());
        if (s.what().noopEnded().orElse(false)) {
          found.add(
              limit(c, s, FindingId.NOOP_NO_KEEPALIVE)
                  .evidence("idle-noop", "noops", s.what().noops())
                  .aside());
        }
      }
    }
    return found;
  }

  private static FindingBuilder limit(Case c, TimedObservation<IdleWatch> s, FindingId id) {
    long seconds = Math.round(s.what().endedMs().orElseThrow() / 1000);
    FindingBuilder n = c.notice(id, s.place()).fact("seconds", seconds);
    s.what()
        .word()
        .ifPresentOrElse(
            r -> n.evidence("idle-word", "seconds", seconds, "reply", Quote.of(r)),
            () -> n.evidence("idle-closed", "seconds", seconds));
    return n;
  }
}
