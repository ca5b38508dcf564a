package org.ftpdiag.demo;

import java.util.Map;

/** USER, PASS, ACCT, QUIT and the security commands of RFC 2228 and RFC 4217. */
final class LoginCommands {
  private LoginCommands() {}

  static void addTo(Map<String, Command> all) {
    all.put("USER", LoginCommands::user);
    all.put("PASS", LoginCommands::pass);
    all.put("ACCT", LoginCommands::account);
    all.put("QUIT", (session, argument) -> new Answer("221 Goodbye.", session::end));
    all.put("AUTH", LoginCommands::auth);
    all.put("PBSZ", LoginCommands::pbsz);
    all.put("PROT", LoginCommands::prot);
    // RFC 4217 section 5: a server need not give up the protection of the control connection.
    all.put("CCC", (session, argument) -> Answer.of("534 CCC is not allowed here."));
  }

  private static Answer user(DemoSession session, String argument) {
    SessionState state = session.state();
    if (argument.isEmpty()) {
      return Answer.of("501 USER takes a name.");
    }
    state.user = argument;
    state.loggedIn = false;
    state.passwordGiven = false;
    return Answer.of(
        state.anonymous() && session.scenario().anonymousAllowed()
            ? "331 Send your e-mail address as password."
            : "331 Password required.");
  }

  private static Answer pass(DemoSession session, String argument) {
    SessionState state = session.state();
    Scenario scenario = session.scenario();
    if (state.user == null) {
      return Answer.of("503 Send USER first.");
    }
    boolean right =
        state.anonymous()
            ? scenario.anonymousAllowed()
            : state.user.equals(WireText.of(scenario.user()))
                && argument.equals(WireText.of(scenario.password()));
    if (!right) {
      state.user = null;
      return Answer.of("530 Login incorrect.");
    }
    state.passwordGiven = true;
    return scenario.account().isPresent() ? Answer.of("332 Account required.") : loggedIn(session);
  }

  private static Answer account(DemoSession session, String argument) {
    SessionState state = session.state();
    if (!state.passwordGiven || state.loggedIn) {
      return Answer.of(state.loggedIn ? "202 No account needed." : "503 Send USER and PASS first.");
    }
    return session.scenario().account().map(WireText::of).filter(argument::equals).isPresent()
        ? loggedIn(session)
        : Answer.of("530 Login incorrect.");
  }

  /** A rule for {@code login} may bend what USER, PASS and ACCT come to. */
  private static Answer loggedIn(DemoSession session) {
    Performance.Normal welcome =
        () -> {
          session.state().loggedIn = true;
          return Answer.of("230 Logged in.");
        };
    if (session.expects("login")) {
      return new Answer("", () -> session.announce("login", session.state().user, welcome));
    }
    session.state().loggedIn = true;
    return Answer.of("230 Logged in.");
  }

  private static Answer auth(DemoSession session, String argument) {
    if (session.scenario().tls() != Scenario.Tls.EXPLICIT) {
      return Answer.of("502 AUTH is not implemented.");
    }
    if (session.control().encrypted()) {
      return Answer.of("503 The connection is protected already.");
    }
    if (!argument.matches("(?i)TLS|TLS-C|SSL|TLS-P")) {
      return Answer.of("504 Only AUTH TLS is known.");
    }
    boolean data = argument.matches("(?i)SSL|TLS-P");
    return new Answer(
        "234 Proceed with negotiation.",
        () -> {
          session.startTls();
          session.state().protectData = data;
        });
  }

  private static Answer pbsz(DemoSession session, String argument) {
    return Answer.of(
        session.control().encrypted() ? "200 PBSZ=0" : "503 PBSZ needs a protected connection.");
  }

  private static Answer prot(DemoSession session, String argument) {
    if (!session.control().encrypted()) {
      return Answer.of("503 PROT needs a protected connection.");
    }
    if (!argument.matches("(?i)[CP]")) {
      return Answer.of("536 Only PROT C and PROT P are supported.");
    }
    session.state().protectData = argument.equalsIgnoreCase("P");
    return Answer.of("200 Protection level set.");
  }
}
