package org.ftpdiag.diagnose.rules;

import java.util.List;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Meaning;
import org.ftpdiag.diagnose.ReceivedReply;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.ftp.Stage;
import org.ftpdiag.ftp.Verb;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;

/** A 421 in mid-session: the server gave up waiting, or says so without a reason. */
public final class ClosingRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    return c.said().stream()
        .filter(s -> s.reply().code() == 421 && !judgedElsewhere(s.after()))
        .filter(s -> !s.active() && s.place().step() != StepId.QUIT)
        .findFirst()
        .map(s -> ended(c, s).severity(c.weighEnd(s.place())).explains())
        .map(List::of)
        .orElse(List.of());
  }

  /** A session that ends over a remark (a line that was too long) is refused all the same. */
  private static FindingBuilder ended(Case c, ReceivedReply s) {
    Meaning m = Meaning.ofFailure(c, s);
    return m.id().most() == Severity.FAIL
        ? c.notice(m, s)
        : c.notice(FindingId.SERVICE_UNAVAILABLE, s.place()).said(s).row(m.row());
  }

  /** These have rules of their own, which know more of the moment. */
  private static boolean judgedElsewhere(String after) {
    return after.equals(ReceivedReply.GREETING) || Verb.of(after).stage() == Stage.DATA_SETUP;
  }
}
