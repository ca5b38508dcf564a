package org.ftpdiag.check;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.Ending;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;

/**
 * A check and what became of it.
 *
 * @param report of the last attempt; empty where none came to an end
 * @param outcomes in the order of the check's expectations; none of a check that was broken off
 * @param attempts how often it was probed
 * @param defects failures of ftpdiag itself, a line each
 */
public record CheckResult(
    ServerCheck check,
    ProbeRequest request,
    Optional<Report> report,
    List<Outcome> outcomes,
    int attempts,
    List<String> defects) {
  public CheckResult {
    outcomes = List.copyOf(outcomes);
    defects = List.copyOf(defects);
  }

  /** A check that never began. */
  public static CheckResult notBegun(ServerCheck check, ProbeRequest request) {
    return new CheckResult(check, request, Optional.empty(), List.of(), 0, List.of());
  }

  /** Judges what an attempt found. */
  static CheckResult of(ServerCheck check, Report report, int attempt) {
    boolean cut = report.run().interrupted();
    return new CheckResult(
        check,
        report.run().request(),
        Optional.of(report),
        cut ? List.of() : check.judge(report),
        attempt,
        report.defects());
  }

  public CheckStatus status() {
    boolean lacking = report.filter(r -> r.run().ending() == Ending.EXHAUSTED).isPresent();
    if (!defects.isEmpty() || lacking) {
      return CheckStatus.BROKEN;
    }
    if (outcomes.isEmpty()) {
      return CheckStatus.INTERRUPTED;
    }
    return failed().isEmpty() ? CheckStatus.PASSED : CheckStatus.FAILED;
  }

  /** The expectations that do not hold. */
  public List<Outcome> failed() {
    return outcomes.stream().filter(o -> !o.passed()).toList();
  }

  /** The findings that were not expected, the root cause first; remarks are left out. */
  public List<Finding> findings() {
    boolean refused = outcomes.stream().anyMatch(o -> o.id().equals("login") && o.passed());
    return report.stream()
        .flatMap(r -> r.diagnosis().findings().stream())
        .filter(f -> f.severity() != Severity.INFO)
        .filter(f -> !check.allowed().contains(f.id()))
        .filter(f -> !refused || f.step() != StepId.LOGIN)
        .filter(f -> outcomes.stream().noneMatch(o -> demands(o, f)))
        .toList();
  }

  private static boolean demands(Outcome outcome, Finding finding) {
    return outcome.passed()
        && outcome.id().equals("findings.demand")
        && outcome.subject().equals(finding.id().id());
  }
}
