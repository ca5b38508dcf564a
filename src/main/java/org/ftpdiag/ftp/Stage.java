package org.ftpdiag.ftp;

import java.util.Locale;

/** The part of a session in which a command belongs. */
public enum Stage {
  /** Before the first command. */
  CONNECT,
  /** TLS and other protection. */
  SECURITY,
  LOGIN,
  /** Questions and settings, which touch no file. */
  SETTINGS,
  /** Agreeing on a data connection. */
  DATA_SETUP,
  TRANSFER,
  /** Directories and files, without a data connection. */
  FILES,
  QUIT,
  /** Whatever the session is at. */
  ANY;

  /** The name in words, such as {@code data-setup}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Where a command belongs.
   *
   * @param command a verb in capitals, {@code greeting}, {@code connect}, {@code data} for a moment
   *     of the data connection, or {@code *}
   * @return {@link #ANY} for a command that no standard knows
   */
  public static Stage of(String command) {
    return switch (command) {
      case "greeting", "connect" -> CONNECT;
      case "data" -> TRANSFER;
      default -> Verb.of(command).stage();
    };
  }
}
