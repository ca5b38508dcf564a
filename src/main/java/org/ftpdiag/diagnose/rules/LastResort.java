package org.ftpdiag.diagnose.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport.Outcome;

/** A step that failed and that no rule explains still gets a finding: the vaguest that is true. */
public final class LastResort {
  private LastResort() {}

  /**
   * Findings for the failed steps that are not explained yet.
   *
   * @param explained the steps that a failure is known of
   */
  public static List<JudgedFinding> explain(Case c, Set<StepId> explained) {
    List<JudgedFinding> found = new ArrayList<>();
    for (StepId step : StepId.values()) {
      boolean failed = c.run().step(step).outcome() == Outcome.FAILED;
      // An unanswered QUIT is no finding; what the user broke off is nobody's fault.
      if (failed && step != StepId.QUIT && !c.run().interrupted() && !explained.contains(step)) {
        found.add(c.notice(of(c, step), c.placeOf(step)).severity(weight(c, step)).explains());
      }
    }
    return found;
  }

  private static Severity weight(Case c, StepId step) {
    // Under --all-checks alone nobody asked for active mode.
    return c.weigh(FindingId.ACTIVE_BLOCKED, step);
  }

  private static FindingId of(Case c, StepId step) {
    return switch (step) {
      case RESOLVE -> FindingId.DNS_UNAVAILABLE;
      case CONNECT -> FindingId.CONNECT_UNREACHABLE;
      case GREETING -> FindingId.GREETING_CLOSED;
      case TLS -> FindingId.TLS_HANDSHAKE_FAILED;
      case LOGIN -> c.anonymous() ? FindingId.ANONYMOUS_REFUSED : FindingId.LOGIN_REJECTED;
      case FEATURES, QUIT -> FindingId.SERVICE_UNAVAILABLE;
      case PASSIVE, LIST, DOWNLOAD, UPLOAD -> FindingId.DATA_UNAVAILABLE;
      case ACTIVE -> FindingId.ACTIVE_BLOCKED;
    };
  }
}
