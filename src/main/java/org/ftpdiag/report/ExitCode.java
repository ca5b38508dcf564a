package org.ftpdiag.report;

import java.util.Comparator;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.Ending;
import org.ftpdiag.model.ProbeRun;

/** What the process exits with. */
public final class ExitCode {
  /** No finding at or above {@code --fail-on}. */
  public static final int OK = 0;

  /** Such a finding. */
  public static final int FOUND = 1;

  /** Wrong usage; nothing was probed. */
  public static final int USAGE = 2;

  /** ftpdiag itself failed, or this machine lacked what it needs. */
  public static final int DEFECT = 3;

  public static final int INTERRUPTED = 130;

  /** With {@code --exit-by step} a failure of the first step; the others follow it. */
  public static final int FIRST_STEP = 20;

  /** Nobody read on before a log came to its end; what the shell says of SIGPIPE. */
  public static final int UNREAD = 141;

  private ExitCode() {}

  /**
   * An exit code that tells which step failed first: {@value #FIRST_STEP} and the step's number.
   *
   * @param code the one without that
   */
  public static int byStep(int code, Diagnosis diagnosis, FailOn failOn) {
    return code != FOUND
        ? code
        : diagnosis.findings().stream()
            .filter(f -> failOn.reached(f.severity()))
            .map(f -> f.step())
            .min(Comparator.naturalOrder())
            .map(step -> FIRST_STEP + step.ordinal())
            .orElse(code);
  }

  /** The exit code of a probe: an interruption before defects, defects before findings. */
  public static int of(ProbeRun run, Diagnosis diagnosis, FailOn failOn) {
    if (run.interrupted()) {
      return INTERRUPTED;
    }
    boolean failed = !run.defects().isEmpty() || !diagnosis.defects().isEmpty();
    if (failed || run.ending() == Ending.EXHAUSTED) {
      return DEFECT;
    }
    return failOn.exitCode(diagnosis.verdict());
  }
}
