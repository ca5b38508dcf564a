package org.ftpdiag.explain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;

/**
 * Which failure of a file comes first: a server hides from the client why it refuses, and says so
 * in its own log. Where a file holds both, the reason is told before the refusal.
 */
final class Reasons {
  /** What a client is told whatever the reason is. */
  private static final Set<FindingId> VAGUE =
      EnumSet.of(
          FindingId.LOGIN_REJECTED,
          FindingId.DATA_UNAVAILABLE,
          FindingId.DATA_ABORTED,
          FindingId.FAILURE_UNEXPLAINED);

  private Reasons() {}

  /** The cases of a file, a reason put before the first refusal that it explains. */
  static List<LogCase> first(List<LogCase> cases) {
    int refusal = 0;
    while (refusal < cases.size() && !cases.get(refusal).failed()) {
      refusal++;
    }
    if (refusal == cases.size() || !VAGUE.contains(cause(cases.get(refusal)).id())) {
      return cases;
    }
    Finding refused = cause(cases.get(refusal));
    List<LogCase> reasons =
        cases.stream().filter(c -> c.failed() && explains(cause(c), refused)).toList();
    boolean one = reasons.stream().map(c -> cause(c).id()).distinct().count() == 1;
    if (!one) {
      return cases; // none, or several: nobody knows which is this client's
    }
    List<LogCase> ordered = new ArrayList<>(cases);
    ordered.remove(reasons.get(0));
    ordered.add(refusal, reasons.get(0));
    return ordered;
  }

  private static Finding cause(LogCase c) {
    return c.findings().get(0).finding();
  }

  /** Whether a log names the cause itself, at the stage at which the client was refused. */
  private static boolean explains(Finding reason, Finding refused) {
    boolean told = reason.facts().containsKey("variant") && reason.reply().isEmpty();
    boolean client = refused.facts().containsKey("client");
    boolean stage = transfers(reason) == transfers(refused) || unexplained(refused);
    return told && client && stage && !VAGUE.contains(reason.id());
  }

  private static boolean unexplained(Finding f) {
    return f.id() == FindingId.FAILURE_UNEXPLAINED;
  }

  private static boolean transfers(Finding f) {
    return f.step().compareTo(StepId.FEATURES) > 0;
  }
}
