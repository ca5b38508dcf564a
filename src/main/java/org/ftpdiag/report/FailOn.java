package org.ftpdiag.report;

import java.util.Locale;
import org.ftpdiag.model.Severity;

/** What makes the exit code 1. */
public enum FailOn {
  WARN,
  FAIL,
  NEVER;

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The exit code that goes with the highest severity found. */
  public int exitCode(Severity worst) {
    return reached(worst) ? ExitCode.FOUND : ExitCode.OK;
  }

  boolean reached(Severity worst) {
    return switch (this) {
      case WARN -> worst != Severity.INFO;
      case FAIL -> worst == Severity.FAIL;
      case NEVER -> false;
    };
  }
}
