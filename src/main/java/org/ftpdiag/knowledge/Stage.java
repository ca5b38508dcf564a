package org.ftpdiag.knowledge;

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
      case "*" -> ANY;
      case "greeting", "connect", "HOST" -> CONNECT;
      case "AUTH", "ADAT", "PBSZ", "PROT", "CCC", "MIC", "CONF", "ENC" -> SECURITY;
      case "USER", "PASS", "ACCT", "REIN" -> LOGIN;
      case "FEAT",
          "OPTS",
          "HELP",
          "STAT",
          "SYST",
          "NOOP",
          "LANG",
          "SITE",
          "TYPE",
          "MODE",
          "STRU",
          "CLNT",
          "ALLO" ->
          SETTINGS;
      case "PASV", "EPSV", "LPSV", "PORT", "EPRT", "LPRT" -> DATA_SETUP;
      case "LIST", "NLST", "MLSD", "RETR", "STOR", "STOU", "APPE", "REST", "ABOR", "data" ->
          TRANSFER;
      case "CWD",
          "CDUP",
          "PWD",
          "MKD",
          "RMD",
          "DELE",
          "RNFR",
          "RNTO",
          "SIZE",
          "MDTM",
          "MLST",
          "SMNT",
          "XCRC",
          "XMD5",
          "XSHA",
          "MD5",
          "XMKD",
          "XCWD",
          "XRMD",
          "XPWD",
          "XCUP",
          "HASH",
          "MFMT",
          "COMB" ->
          FILES;
      case "QUIT" -> QUIT;
      default -> ANY; // of some product
    };
  }
}
