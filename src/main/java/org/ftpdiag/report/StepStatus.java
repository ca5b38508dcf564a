package org.ftpdiag.report;

/** Stands in. */
public enum StepStatus {
  PASS,
  WARN,
  FAIL,
  SKIP
}
