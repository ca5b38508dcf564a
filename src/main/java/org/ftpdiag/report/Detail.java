package org.ftpdiag.report;

/** Stands in. */
public enum Detail {
  QUIET,
  NORMAL,
  VERBOSE
}
