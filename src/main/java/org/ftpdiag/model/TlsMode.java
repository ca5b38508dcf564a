package org.ftpdiag.model;

import java.util.Locale;

/** How the control connection is protected (RFC 4217). */
public enum TlsMode {
  /** Explicit TLS where the server offers it. */
  AUTO,
  OFF,
  /** AUTH TLS is required. */
  EXPLICIT,
  /** TLS from the first byte, as on port 990. */
  IMPLICIT;

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the user asked for TLS and nothing less will do. */
  public boolean required() {
    return this == EXPLICIT || this == IMPLICIT;
  }
}
