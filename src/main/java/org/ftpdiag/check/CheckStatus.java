package org.ftpdiag.check;

import java.util.Locale;

/** What became of a check. */
public enum CheckStatus {
  /** Every expectation holds. */
  PASSED,
  /** One does not. */
  FAILED,
  /** The user broke it off, or it never began: nothing is judged. */
  INTERRUPTED,
  /** ftpdiag itself failed, or this machine lacked something: its outcomes cannot be relied on. */
  BROKEN;

  /** The name in reports. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
