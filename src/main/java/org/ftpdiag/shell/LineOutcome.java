package org.ftpdiag.shell;

/** What became of a line. */
public enum LineOutcome {
  DONE,
  /** It failed, which was said. */
  FAILED,
  /** A person broke it off. */
  INTERRUPTED,
  /** The shell is to end. */
  QUIT;

  static LineOutcome of(boolean well) {
    return well ? DONE : FAILED;
  }
}
