package org.ftpdiag.report;

import java.util.Locale;

/** Stands in. */
public enum FailOn {
  WARN,
  FAIL,
  NEVER;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
