package org.ftpdiag.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.diff.Difference;
import org.ftpdiag.report.diff.ReportDiff;
import org.ftpdiag.report.run.SavedReport;
import org.ftpdiag.report.words.Quantity;

/**
 * What changed at a server from one probe to the next. What a probe did not come to has not
 * changed: where the connection fails, the certificate is unknown, not gone; and when the server is
 * back, it is compared with the last one that was seen.
 */
final class Changes {
  private final Quantity quantity;
  private Optional<SavedReport> before = Optional.empty();
  private Optional<SavedReport> lastWhole = Optional.empty();

  Changes(Quantity quantity) {
    this.quantity = quantity;
  }

  /** What the next probe says differently; empty for the first one. */
  Optional<ReportDiff> next(SavedReport now) {
    Optional<ReportDiff> changes = before.map(b -> since(b, now));
    before = Optional.of(now);
    if (now.steps().stream().noneMatch(s -> s.status() == StepStatus.FAIL)) {
      lastWhole = before;
    }
    return changes;
  }

  private ReportDiff since(SavedReport then, SavedReport now) {
    ReportDiff diff = ReportDiff.of(then, now, quantity).withoutTimes();
    List<Difference> differences = new ArrayList<>();
    for (Difference d : diff.differences()) {
      boolean feature = d.what().equals("server.features");
      boolean known = d.before().isPresent() && d.after().isPresent();
      if (known && !skipped(d) || feature || d.what().equals("root_cause")) {
        differences.add(d);
      }
    }
    lastWhole
        .filter(whole -> whole != then)
        .ifPresent(whole -> differences.addAll(others(whole, now, differences)));
    return new ReportDiff(
        diff.came().stream().filter(f -> isNews(f, then)).toList(),
        diff.went().stream().filter(f -> ran(f.finding().step(), now)).toList(),
        differences);
  }

  /** Whether a step ran in one of them only: that follows from another one's failure. */
  private static boolean skipped(Difference d) {
    String skip = StepStatus.SKIP.id();
    return d.what().startsWith("step.")
        && (d.before().equals(Optional.of(skip)) || d.after().equals(Optional.of(skip)));
  }

  /** What the last whole probe saw otherwise, and the one before did not see. */
  private List<Difference> others(SavedReport whole, SavedReport now, List<Difference> told) {
    return ReportDiff.of(whole, now, quantity).withoutTimes().differences().stream()
        .filter(d -> d.before().isPresent() && d.after().isPresent())
        .filter(d -> !d.what().startsWith("step."))
        .filter(d -> !d.what().equals("verdict") && !d.what().equals("root_cause"))
        .filter(d -> told.stream().noneMatch(t -> t.what().equals(d.what())))
        .toList();
  }

  /** A remark of a step that did not run before may have been true all the time. */
  private static boolean isNews(ReadableFinding f, SavedReport then) {
    return f.finding().severity() != Severity.INFO || ran(f.finding().step(), then);
  }

  private static boolean ran(StepId step, SavedReport report) {
    return report.steps().stream()
        .filter(s -> s.id() == step)
        .map(ReadableStep::status)
        .anyMatch(status -> status != StepStatus.SKIP);
  }
}
