package org.ftpdiag.check;

import java.util.List;
import java.util.Set;
import org.ftpdiag.check.Expectation.Seen;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.ServerIdentity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.report.run.SessionFacts;

/**
 * What a probe found, for expectations to be judged.
 *
 * @param allowed findings that do not count for the verdict
 */
public record Evidence(Report report, SessionFacts facts, Set<FindingId> allowed) {
  public Evidence(Report report, Set<FindingId> allowed) {
    this(report, SessionFacts.of(report), Set.copyOf(allowed));
  }

  ProbeRun run() {
    return report.run();
  }

  ServerIdentity server() {
    return report.diagnosis().server();
  }

  /** The findings that count. */
  List<Finding> counted() {
    return report.diagnosis().findings().stream().filter(f -> !allowed.contains(f.id())).toList();
  }

  boolean done(StepId step) {
    return run().step(step).outcome() == StepReport.Outcome.DONE;
  }

  boolean reached(StepId step) {
    StepReport.Outcome outcome = run().step(step).outcome();
    return outcome == StepReport.Outcome.DONE || outcome == StepReport.Outcome.FAILED;
  }

  /** The key of the words that say why a step did not run; empty where it did. */
  String skipped(StepId step) {
    return run().step(step).skipped().map(Phrase::key).orElse("");
  }

  /** What could not be seen, and what stands in the way where that is known. */
  Seen unseen() {
    return report
        .diagnosis()
        .rootCause()
        .map(f -> Seen.of(false, "unseen-after", "finding", f.id().id()))
        .orElseGet(() -> Seen.of(false, "unseen"));
  }
}
