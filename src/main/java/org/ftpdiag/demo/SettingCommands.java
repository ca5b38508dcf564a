package org.ftpdiag.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Commands that ask for or set something and touch neither files nor data connections. */
final class SettingCommands {
  private SettingCommands() {}

  static void addTo(Map<String, Command> all) {
    all.put("SYST", (session, argument) -> Answer.of("215 UNIX Type: L8"));
    all.put("NOOP", (session, argument) -> Answer.of("200 Nothing done."));
    all.put("ALLO", (session, argument) -> Answer.of("202 No storage allocation necessary."));
    all.put("CLNT", (session, argument) -> Answer.of("200 Noted."));
    all.put("FEAT", SettingCommands::feat);
    all.put("HELP", SettingCommands::help);
    all.put("OPTS", SettingCommands::opts);
    all.put("TYPE", SettingCommands::type);
    all.put("MODE", (s, argument) -> only("S", argument, "MODE"));
    all.put("STRU", (s, argument) -> only("F", argument, "STRU"));
    all.put("REST", SettingCommands::rest);
    all.put("ABOR", (session, argument) -> Answer.of("226 Nothing left to abort."));
  }

  private static Answer feat(DemoSession session, String argument) {
    List<String> lines = new ArrayList<>(List.of("211-Features:"));
    if (session.scenario().tls() == Scenario.Tls.EXPLICIT) {
      lines.add(" AUTH TLS");
    }
    lines.addAll(List.of(" EPRT", " EPSV", " MDTM", " MLST type*;size*;modify*;perm*;"));
    if (session.scenario().tls() != Scenario.Tls.NONE) {
      lines.addAll(List.of(" PBSZ", " PROT"));
    }
    lines.addAll(List.of(" REST STREAM", " SIZE", " TVFS", " UTF8", "211 End"));
    return Answer.of(String.join("\n", lines));
  }

  private static Answer help(DemoSession session, String argument) {
    return Answer.of(
        "214-These commands are known:\n"
            + " ABOR ACCT ALLO APPE AUTH CCC  CDUP CWD  DELE EPRT EPSV FEAT HELP LIST\n"
            + " MDTM MKD  MLSD MLST MODE NLST NOOP OPTS PASS PASV PBSZ PORT PROT PWD\n"
            + " QUIT REST RETR RMD  RNFR RNTO SIZE STAT STOR STRU SYST TYPE USER\n"
            + "214 End of list.");
  }

  private static Answer opts(DemoSession session, String argument) {
    return switch (argument.toUpperCase(Locale.ROOT)) {
      case "UTF8 ON", "UTF8" -> Answer.of("200 Names are UTF-8.");
      default ->
          argument.regionMatches(true, 0, "MLST", 0, 4)
              ? Answer.of("200 MLST OPTS type;size;modify;perm;")
              : Answer.of("501 This option is not known.");
    };
  }

  private static Answer type(DemoSession session, String argument) {
    switch (argument.toUpperCase(Locale.ROOT)) {
      case "I", "L 8" -> session.state().binary = true;
      case "A", "A N" -> session.state().binary = false;
      default -> {
        return Answer.of("504 Only TYPE A and TYPE I are supported.");
      }
    }
    return Answer.of("200 Type set.");
  }

  private static Answer only(String value, String argument, String verb) {
    return Answer.of(
        argument.equalsIgnoreCase(value)
            ? "200 " + verb + " set."
            : "504 Only " + verb + " " + value + " is supported.");
  }

  private static Answer rest(DemoSession session, String argument) {
    if (!argument.matches("\\d{1,18}")) {
      return Answer.of("501 REST takes a number of bytes.");
    }
    session.state().restart = Long.parseLong(argument);
    return Answer.of("350 Restarting at " + argument + ".");
  }
}
