package org.ftpdiag.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One client's session: reads commands, looks for rules, and lets them or the normal act. */
final class DemoSession implements Runnable {
  private final DemoServer server;
  private final ControlLine control;
  private final DataPort port;
  private final SessionState state = new SessionState();
  private final Map<String, Integer> counts = new HashMap<>();
  private final StringBuilder held = new StringBuilder();
  private Optional<ScriptRule> bending = Optional.empty();
  private volatile DataLine data;
  private String certificate;
  private boolean over;

  DemoSession(DemoServer server, ControlLine control) {
    this.server = server;
    this.certificate = server.scenario().certificate();
    this.control = control;
    this.port = new DataPort(control.local(), control.peer());
  }

  @Override
  public void run() {
    try {
      converse();
    } catch (IOException clientOrServerWent) {
      server.trouble(clientOrServerWent);
    }
    try {
      // In order even after a failed handshake, for a reset would take back the alert.
      control.close();
    } catch (IOException clientWent) {
      server.trouble(clientWent);
    }
    abandon();
    server.ended(this);
  }

  private void converse() throws IOException {
    Optional<ScriptRule> connect = rule("connect", false, "", server.count("connect"));
    if (connect.isPresent()) {
      new Performance(this, "").play(connect, () -> Answer.of(""));
    }
    if (!over && scenario().tls() == Scenario.Tls.IMPLICIT) {
      startTls();
    }
    if (!over) {
      new Performance(this, "")
          .play(
              rule("greeting", false, "", server.count("greeting")),
              () -> Answer.of("220 ftpdiag demo server ready."));
    }
    while (!over) {
      String line = control.readLine();
      if (line == null) {
        return;
      }
      command(line);
    }
  }

  private void command(String line) throws IOException {
    int blank = line.indexOf(' ');
    String verb = (blank < 0 ? line : line.substring(0, blank)).toUpperCase(Locale.ROOT);
    String argument = blank < 0 ? "" : line.substring(blank + 1);
    server.saw(verb, argument);
    Optional<ScriptRule> rule = rule(verb, true, argument, count(verb));
    bending = rule;
    new Performance(this, argument).play(rule, () -> DemoCommands.run(this, verb, argument));
    if (DemoCommands.transfers(verb) && rule.filter(r -> !r.runs()).isPresent()) {
      port.close();
    }
  }

  /** Says something besides the answer to a command, where a rule may bend it. */
  void announce(String event, String argument, Performance.Normal normal) throws IOException {
    new Performance(this, argument).play(rule(event, false, argument, count(event)), normal);
  }

  /** Whether a rule waits for an event that is no command. */
  boolean expects(String event) {
    return scenario().rules().stream().anyMatch(r -> r.named(event, false));
  }

  /** The first rule that applies, as in a firewall. */
  private Optional<ScriptRule> rule(
      String event, boolean command, String argument, int occurrence) {
    return scenario().rules().stream()
        .filter(r -> r.named(event, command) && r.counts(occurrence) && r.takes(argument))
        .filter(r -> r.conditions().stream().allMatch(c -> holds(c, event, argument)))
        .findFirst();
  }

  private int count(String event) {
    return counts.merge(event, 1, Integer::sum);
  }

  private boolean holds(Condition condition, String event, String argument) {
    boolean anonymous = state.anonymous();
    return switch (condition) {
      case PLAIN -> !control.encrypted();
      case TLS -> control.encrypted();
      case DATA_PLAIN -> !state.protectData;
      case DATA_TLS -> state.protectData;
      case ANONYMOUS -> anonymous || event.equals("USER") && SessionState.anonymous(argument);
      case NAMED ->
          event.equals("USER")
              ? !SessionState.anonymous(argument)
              : !anonymous && state.user != null;
      case LOGGED_IN -> state.loggedIn;
      case LOGGED_OUT -> !state.loggedIn;
      case ACTIVE -> port.active().orElse(false);
      case PASSIVE -> !port.active().orElse(true);
      case FOREIGN ->
          DataCommands.named(event, argument)
              .map(InetSocketAddress::getAddress)
              .filter(a -> !a.equals(control.peer()))
              .isPresent();
      case IPV4 -> control.local().getAddress().length == 4;
      case IPV6 -> control.local().getAddress().length == 16;
      case RESTARTED -> state.restart > 0;
    };
  }

  /** The step of the current rule that bends a data connection so, if there is one. */
  Optional<ScriptRule.Step> bend(Action action) {
    return steps(action).stream().findFirst();
  }

  /** Likewise, all of them; a rule for {@code data} counts where the command's own has none. */
  List<ScriptRule.Step> steps(Action action) {
    List<ScriptRule.Step> own = of(bending, action);
    return own.isEmpty() ? of(rule("data", false, "", 1), action) : own;
  }

  private static List<ScriptRule.Step> of(Optional<ScriptRule> rule, Action action) {
    return rule.stream()
        .flatMap(r -> r.steps().stream())
        .filter(s -> s.action() == action)
        .toList();
  }

  /** Puts what is known in place of the names in braces. */
  String fill(String text, String argument) {
    if (text.indexOf('{') < 0) {
      return text;
    }
    String host = control.local().getHostAddress();
    return text.replace("{port}", Integer.toString(state.port))
        .replace("{p1}", Integer.toString(state.port >> 8))
        .replace("{p2}", Integer.toString(state.port & 255))
        .replace("{host}", host.replace('.', ','))
        .replace("{address}", host)
        .replace("{peer}", control.peer().getHostAddress())
        .replace("{user}", state.user == null ? "" : state.user)
        .replace("{arg}", argument);
  }

  void hold(String wire) {
    held.append(wire);
  }

  String released() {
    String text = held.toString();
    held.setLength(0);
    return text;
  }

  void pause(int ms) throws IOException {
    server.pause(ms);
  }

  /** From now on TLS on the control connection shows this certificate. */
  void show(String name) {
    certificate = name;
  }

  void startTls() throws IOException {
    control.startTls(server.tls(), certificate);
  }

  /** Does the handshake of a data connection; returns whether the client resumed a session. */
  boolean startTls(DataLine line) throws IOException {
    DemoTls tls = server.tls();
    return line.startTls(
        bend(Action.DATA_FORGET_TLS).isPresent() ? tls.afresh() : tls,
        bend(Action.DATA_CERT).map(ScriptRule.Step::text).orElse(certificate));
  }

  boolean over() {
    return over;
  }

  void end() {
    over = true;
  }

  void reset() throws IOException {
    over = true;
    control.reset();
  }

  /** Silence until the client goes. */
  void stall() throws IOException {
    over = true;
    while (control.dropSome()) {
      continue;
    }
  }

  /** Opens the data connection; the port is used up by it. */
  DataLine openData() throws IOException {
    try {
      data = port.open();
      return data;
    } finally {
      port.close();
    }
  }

  /** Something that broke and was answered with a reply. */
  void noted(IOException broken) {
    server.trouble(broken);
  }

  Scenario scenario() {
    return server.scenario();
  }

  DemoFiles files() {
    return server.files();
  }

  ControlLine control() {
    return control;
  }

  DataPort port() {
    return port;
  }

  SessionState state() {
    return state;
  }

  /** Closes everything at once, from any thread. */
  void abandon() {
    try {
      port.close();
      if (data != null) {
        data.abandon();
      }
      control.abandon();
    } catch (IOException e) {
      server.trouble(e);
    }
  }
}
