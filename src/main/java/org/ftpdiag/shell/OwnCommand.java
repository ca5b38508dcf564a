package org.ftpdiag.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The shell's own commands, in the order in which help lists them. Written in small letters. */
enum OwnCommand {
  CONNECT("TARGET [OPTIONS]"),
  LOGIN("[USER]"),
  TLS(""),
  RECONNECT(""),
  PASSIVE("[epsv|pasv]"),
  ACTIVE("[eprt|port]"),
  LS("[PATH]"),
  CD("PATH"),
  PWD(""),
  GET("[--force] PATH [FILE]"),
  PUT("FILE [PATH]"),
  PROBE(""),
  WHY(""),
  CODE("CODE|REPLY..."),
  COMPARE("CODE CODE..."),
  TRANSCRIPT(""),
  REPORT("FORMAT[=FILE]"),
  NOTE("TEXT"),
  KEEPALIVE("[SECONDS|off]"),
  HISTORY(""),
  QUOTE("COMMAND"),
  HELP("[COMMAND]"),
  QUIT("");

  private final String syntax;

  OwnCommand(String syntax) {
    this.syntax = syntax;
  }

  /** As it is typed. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** With its arguments. */
  String line() {
    return syntax.isEmpty() ? word() : word() + " " + syntax;
  }

  /** The command of that word; a word in capitals is one of FTP. */
  static Optional<OwnCommand> of(String word) {
    return Arrays.stream(values()).filter(c -> c.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(OwnCommand::word).toList();
  }
}
