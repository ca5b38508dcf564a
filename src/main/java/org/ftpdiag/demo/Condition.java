package org.ftpdiag.demo;

import java.util.Locale;
import java.util.Optional;

/** What must hold for a rule to apply. */
enum Condition {
  /** The control connection is in clear. */
  PLAIN,
  /** The control connection is encrypted. */
  TLS,
  /** Data connections are in clear. */
  DATA_PLAIN,
  /** Data connections are encrypted. */
  DATA_TLS,
  /** USER named the anonymous user. */
  ANONYMOUS,
  /** USER named somebody. */
  NAMED,
  LOGGED_IN,
  LOGGED_OUT,
  /** The client waits for the data connection. */
  ACTIVE,
  /** The server waits for the data connection. */
  PASSIVE,
  /** PORT or EPRT names another host than the client. */
  FOREIGN,
  IPV4,
  IPV6,
  /** REST was sent before. */
  RESTARTED;

  /** The condition written as {@code +name}. */
  static Optional<Condition> of(String name) {
    for (Condition c : values()) {
      if (c.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return Optional.of(c);
      }
    }
    return Optional.empty();
  }
}
