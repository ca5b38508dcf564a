package org.ftpdiag.report;

import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.ProbeRun;

/** Stands in. */
public final class ExitCode {
  private ExitCode() {}

  public static int of(ProbeRun run, Diagnosis diagnosis, FailOn failOn) {
    return run.interrupted() ? 130 : 0;
  }
}
