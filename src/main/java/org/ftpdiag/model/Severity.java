package org.ftpdiag.model;

import java.util.Locale;

/**
 * How much a finding weighs, from a remark to what stops the work; the order is that of the weight.
 */
public enum Severity {
  INFO,
  WARN,
  FAIL;

  /** The name in reports: {@code info}, {@code warn} or {@code fail}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The next lower severity; {@link #INFO} stays what it is. */
  public Severity lower() {
    return this == FAIL ? WARN : INFO;
  }
}
