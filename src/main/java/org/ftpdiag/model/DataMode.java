package org.ftpdiag.model;

import java.util.Locale;

/** How data connections are made. */
public enum DataMode {
  /** Both passive ways; EPSV first (RFC 2428). */
  AUTO,
  EPSV,
  PASV,
  EPRT,
  PORT;

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the server opens the data connection. */
  public boolean active() {
    return this == EPRT || this == PORT;
  }
}
