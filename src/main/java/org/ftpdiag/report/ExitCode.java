package org.ftpdiag.report;

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

  /** Nobody read on before a log came to its end; what the shell says of SIGPIPE. */
  public static final int UNREAD = 141;

  private ExitCode() {}

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
