package org.ftpdiag.report;

/** How much the text says. */
public enum Detail {
  /** One line: the verdict and the root cause. */
  QUIET,
  NORMAL,
  /** With the dialogue of every step. */
  VERBOSE
}
