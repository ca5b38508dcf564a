package org.ftpdiag.demo;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.ftpdiag.ftp.Verb;

/** All commands that the server knows. */
final class DemoCommands {
  private static final Set<String> BEFORE_LOGIN =
      Set.of(
          "USER", "PASS", "ACCT", "QUIT", "HELP", "FEAT", "SYST", "NOOP", "AUTH", "PBSZ", "PROT",
          "CCC", "OPTS", "HOST", "CLNT");
  private static final Map<String, Command> ALL = new HashMap<>();

  static {
    LoginCommands.addTo(ALL);
    SettingCommands.addTo(ALL);
    DataCommands.addTo(ALL);
    FileCommands.addTo(ALL);
    TransferCommands.addTo(ALL);
  }

  private DemoCommands() {}

  static boolean transfers(String verb) {
    return Verb.of(verb).transfers();
  }

  static Answer run(DemoSession session, String verb, String argument) throws IOException {
    Command command = ALL.get(verb);
    if (command == null) {
      return Answer.of("500 Unknown command.");
    }
    if (!session.state().loggedIn && !BEFORE_LOGIN.contains(verb)) {
      return Answer.of("530 Please log in with USER and PASS.");
    }
    return command.run(session, argument);
  }
}
