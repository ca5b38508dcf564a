package org.ftpdiag.check;

import java.util.Optional;
import java.util.Set;
import org.ftpdiag.check.Expectation.Seen;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.CheckTrial;

/** What a probe is to find, and what not. */
public final class FindingExpectations {
  private FindingExpectations() {}

  /** It is found. */
  public static Expectation demand(FindingId id) {
    return new Expectation(
        "findings.demand",
        id.id(),
        Expectation.expects("finding.found", "finding", id.id()),
        e -> found(e, id).map(f -> seen(true, f)).orElseGet(() -> notFound(e, id, false)));
  }

  /** It is looked for and not found. */
  public static Expectation forbid(FindingId id) {
    return new Expectation(
        "findings.forbid",
        id.id(),
        Expectation.expects("finding.absent", "finding", id.id()),
        e -> found(e, id).map(f -> seen(false, f)).orElseGet(() -> notFound(e, id, true)));
  }

  private static Optional<Finding> found(Evidence e, FindingId id) {
    return e.report().diagnosis().findings().stream().filter(f -> f.id() == id).findFirst();
  }

  private static Seen seen(boolean holds, Finding f) {
    return Seen.of(holds, "finding.found", "finding", f.id().id(), "severity", f.severity().id());
  }

  /** What nobody could see is no good news. */
  private static Seen notFound(Evidence e, FindingId id, boolean forbidden) {
    if (!e.reached(StepId.LOGIN)) {
      return e.unseen();
    }
    for (DeepCheck look : DeepCheck.lookingFor(Set.of(id))) {
      if (!e.run().request().tests().asks(look)) {
        return Seen.of(false, "finding.unasked", "check", look.id());
      }
      if (!looked(look, e) && e.report().diagnosis().rootCause().isPresent()) {
        return e.unseen();
      }
    }
    return Seen.of(forbidden, "finding.absent", "finding", id.id());
  }

  private static boolean looked(DeepCheck look, Evidence e) {
    return e.run()
        .all(CheckTrial.class)
        .anyMatch(trial -> trial.check() == look && trial.skipped().isEmpty());
  }
}
