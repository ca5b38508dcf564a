package org.ftpdiag.model;

import java.util.Locale;

/** Who can mend a fault. */
public enum Side {
  CLIENT,
  NETWORK,
  SERVER;

  /** The name in reports, such as {@code client}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
