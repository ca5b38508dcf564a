package org.ftpdiag.diagnose.rules;

import java.util.List;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Moment;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Exchange;

/** A real password was sent without TLS. */
public final class PasswordRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    if (!c.secret() || c.request().credentials().password().isEmpty()) {
      return List.of();
    }
    return c.all(Exchange.class).stream()
        .filter(s -> s.what().verb().equals("PASS") && !s.what().encrypted())
        .findFirst()
        .map(
            s ->
                c.notice(FindingId.PASSWORD_IN_CLEAR, place(c))
                    .evidence("password-in-clear", "user", c.request().credentials().user())
                    .aside())
        .map(List::of)
        .orElse(List.of());
  }

  /** The login itself is sound: it is TLS that was missing. */
  private static Moment place(Case c) {
    return new Moment(c.run().step(StepId.TLS).startMs(), StepId.TLS, 0);
  }
}
