package org.ftpdiag.check;

import java.util.Optional;
import java.util.Set;
import org.ftpdiag.check.Expectation.Seen;
import org.ftpdiag.knowledge.FindingExamples;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.CheckTrial;

/** What a probe is to find, and what not. */
public final class FindingExpectations {
  private static final FindingExamples TABLE = FindingExamples.load();

  private static final Set<String> AFTER_A_FAILURE =
      Set.of("skip.after", "skip.no-data", "skip.no-control");

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
    Set<DeepCheck> looks = DeepCheck.lookingFor(Set.of(id));
    for (DeepCheck look : looks) {
      if (!e.run().request().tests().asks(look)) {
        return Seen.of(false, "finding.unasked", "check", look.id());
      }
      if (!looked(look, e) && e.report().diagnosis().rootCause().isPresent()) {
        return e.unseen();
      }
    }
    Optional<Seen> notRun = looks.isEmpty() ? notRun(e, id, forbidden) : Optional.empty();
    return notRun.orElseGet(() -> Seen.of(forbidden, "finding.absent", "finding", id.id()));
  }

  /** What stands for a step in which it would have shown; empty where all have run. */
  private static Optional<Seen> notRun(Evidence e, FindingId id, boolean forbidden) {
    Optional<Seen> unasked = Optional.empty();
    boolean ran = false;
    for (StepId step : TABLE.of(id).steps()) {
      String why = e.skipped(step);
      if (e.reached(step)) {
        ran = true;
      } else if (why.equals("skip.not-asked")) {
        unasked = Optional.of(Seen.of(forbidden, "finding.unasked-option", "option", option(step)));
      } else if (AFTER_A_FAILURE.contains(why)) {
        return Optional.of(e.unseen());
      } else {
        return Optional.of(Seen.of(forbidden, "finding.not-run", "step", step.id()));
      }
    }
    return ran ? Optional.empty() : unasked;
  }

  /** What a check file has to say for a step to run that is no part of every probe. */
  private static String option(StepId step) {
    return switch (step) {
      case DOWNLOAD -> "get: PATH";
      case UPLOAD -> "put: DIR";
      default -> step.id() + ": true";
    };
  }

  private static boolean looked(DeepCheck look, Evidence e) {
    return e.run()
        .all(CheckTrial.class)
        .anyMatch(trial -> trial.check() == look && trial.skipped().isEmpty());
  }
}
