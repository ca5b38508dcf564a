package org.ftpdiag.diagnose.rules.deep;

import java.util.List;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.deep.SessionsHeld;
import org.ftpdiag.model.seen.deep.SessionsHeld.End;

/** A session more than some number is refused, where those before it were let in alike. */
public final class SessionsRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    return c.all(SessionsHeld.class).stream()
        .filter(s -> s.what().ended().isPresent())
        .map(
            s -> {
              End end = s.what().ended().get();
              int held = s.what().held();
              FindingBuilder n = c.notice(FindingId.SESSION_LIMIT, s.place()).fact("limit", held);
              n.evidence("session-held", "held", held, "asked", s.what().asked());
              end.reply()
                  .ifPresentOrElse(
                      r -> n.evidence("session-refused", "number", held + 1, "reply", Quote.of(r)),
                      () -> n.evidence("session-failed", "number", held + 1, "fault", end.fault()));
              return n.aside();
            })
        .toList();
  }
}
