package org.ftpdiag.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.Target;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.probe.LiveSession;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.steps.ConnectStep;
import org.ftpdiag.probe.steps.FeaturesStep;
import org.ftpdiag.probe.steps.GreetingStep;
import org.ftpdiag.probe.steps.LoginStep;
import org.ftpdiag.probe.steps.ResolveStep;
import org.ftpdiag.probe.steps.TlsStep;
import org.ftpdiag.report.Detail;

/** Beginning and end of a session, its login and its protection; and what is sent as typed. */
final class SessionCommands {
  private final Desk desk;

  SessionCommands(Desk desk) {
    this.desk = desk;
  }

  LineOutcome connect(List<String> arguments) {
    Opening opening = desk.surroundings().opening(arguments);
    if (desk.live().connected()) {
      leave();
    }
    return open(opening);
  }

  /** Opens a session as the first steps of a probe do. */
  LineOutcome open(Opening opening) {
    desk.opening(opening);
    ProbeRequest request = opening.request();
    boolean implicit = request.target().tls() == TlsMode.IMPLICIT;
    List<Step> steps = new ArrayList<>(List.of(new ResolveStep(), new ConnectStep()));
    steps.add(implicit ? new TlsStep() : new GreetingStep());
    steps.add(implicit ? new GreetingStep() : new TlsStep());
    steps.add(new LoginStep());
    boolean well = desk.live().open(request, steps);
    if (well && loggedIn()) {
      // Long and alike everywhere: help, completion and transcript have it.
      desk.dialogue().mute(desk.style().detail() != Detail.VERBOSE);
      well = desk.live().run(request, List.of(new FeaturesStep()));
      if (well) {
        where();
      }
      desk.dialogue().mute(false);
    }
    if (well) {
      desk.confirm(
          encrypted() ? "connected.tls" : "connected.plain",
          "host",
          request.target().knownHost(),
          "user",
          request.credentials().knownUser());
    }
    return LineOutcome.of(well);
  }

  LineOutcome reconnect() {
    Opening opening = desk.opening().orElseThrow(() -> RefusedException.of("not-connected"));
    String before = desk.directory();
    if (desk.live().connected()) {
      leave();
    }
    Optional<Credentials> who = desk.live().credentials();
    ProbeRequest again = who.map(c -> opening.request().with(c)).orElse(opening.request());
    LineOutcome opened = open(new Opening(opening.typed(), again));
    if (opened == LineOutcome.DONE && !before.isEmpty() && !before.equals(desk.directory())) {
      LiveSession.Done done = desk.live().work(StepId.LIST, s -> s.ask("CWD", before));
      if (done.last(Exchange.class).filter(Exchange::ok).isPresent()) {
        desk.directory(before);
      }
    }
    return opened;
  }

  LineOutcome login(List<String> arguments) {
    if (arguments.size() > 1) {
      throw RefusedException.of("password-typed");
    }
    desk.needSession();
    ProbeRequest request = desk.request();
    String user = arguments.isEmpty() ? request.credentials().knownUser() : arguments.get(0);
    boolean same = request.credentials().user().equals(Optional.of(user)) && arguments.isEmpty();
    Credentials who =
        same
            ? request.credentials()
            : desk.surroundings().credentials(user, request.target().knownHost());
    boolean well = desk.live().run(request.with(who), List.of(new LoginStep()));
    if (!well && noClearance()) {
      throw RefusedException.of("no-clearance");
    }
    if (well) {
      if (encrypted() && desk.live().session().filter(s -> s.state().dataProtected()).isEmpty()) {
        protect();
      }
      where();
      desk.confirm("logged-in", "user", user);
    }
    return LineOutcome.of(well);
  }

  /** PASS alone: the password is asked for, and goes through the same gate as that of a probe. */
  LineOutcome password(String verb) {
    desk.needSession();
    ProbeRequest request = desk.request();
    if (noClearance()) {
      throw RefusedException.of("no-clearance");
    }
    Secret secret =
        desk.surroundings().secret(request.credentials().knownUser(), request.target().knownHost());
    return desk.live()
        .secret(verb, secret)
        .map(this::outcome)
        .orElseThrow(() -> RefusedException.of("no-clearance"));
  }

  private boolean noClearance() {
    return desk.live().connected() && desk.live().session().flatMap(Session::clearance).isEmpty();
  }

  LineOutcome tls() {
    desk.needSession();
    if (encrypted()) {
      desk.say("tls.already");
      return LineOutcome.DONE;
    }
    ProbeRequest request = desk.request();
    Target plain = request.target();
    Target target =
        new Target(plain.input(), plain.host(), plain.port(), TlsMode.EXPLICIT, plain.path());
    boolean well = desk.live().run(request.with(target), List.of(new TlsStep()));
    if (well) {
      protect();
      desk.confirm("tls.now");
    }
    return LineOutcome.of(well && desk.live().connected());
  }

  /** RFC 4217 section 9: data connections are protected by PBSZ 0 and PROT P. */
  private void protect() {
    desk.live()
        .work(
            StepId.FEATURES,
            s -> {
              s.ask("PBSZ", "0");
              boolean wanted = s.request().tls().protectData();
              boolean accepted = s.connected() && s.ask("PROT", wanted ? "P" : "C").ok();
              s.state().dataProtected(wanted && accepted);
            });
  }

  /** Sends a line as it was typed. */
  LineOutcome send(TypedLine line) {
    if (line.text().isEmpty()) {
      throw RefusedException.of("quote-empty");
    }
    String verb = line.verb();
    if (verb.equals("PASS") || verb.equals("ACCT")) {
      if (line.rest().isEmpty()) {
        return password(verb);
      }
      throw RefusedException.of("secret-typed", "verb", verb);
    }
    if (line.secret()) { // it would go out beside the gate, and stand in transcript and report
      throw RefusedException.of("secret-change");
    }
    if (verb.equals("CCC")) {
      throw RefusedException.of("ccc");
    }
    if (verb.equals("AUTH")) {
      return tls();
    }
    if (verb.equals("QUIT")) {
      return quit();
    }
    desk.needSession();
    LiveSession.Done done =
        desk.live()
            .work(
                StepId.of(verb),
                s -> {
                  Exchange e = s.exchanges().askTyped(verb, line.rest(), line.text());
                  noteEffect(s, e);
                });
    LineOutcome outcome = outcome(done);
    if (outcome == LineOutcome.DONE && List.of("CWD", "CDUP", "XCWD", "XCUP").contains(verb)) {
      desk.dialogue().mute(true);
      where();
      desk.dialogue().mute(false);
    }
    return outcome;
  }

  private static void noteEffect(Session s, Exchange e) {
    if (e.ok() && e.verb().equals("PROT")) {
      s.state().dataProtected(e.argument().equalsIgnoreCase("P"));
    }
    if (e.ok() && e.verb().equals("REIN")) {
      s.state().loggedIn(false);
    }
  }

  LineOutcome outcome(LiveSession.Done done) {
    if (done.interrupted()) {
      return LineOutcome.INTERRUPTED;
    }
    if (done.waits()) {
      throw RefusedException.of("still-due");
    }
    if (done.fault().isPresent()) {
      return LineOutcome.FAILED;
    }
    return LineOutcome.of(
        done.last(Exchange.class).flatMap(Exchange::reply).filter(r -> !r.negative()).isPresent());
  }

  /** Asks where one is. */
  LineOutcome where() {
    desk.needSession();
    LiveSession.Done done = desk.live().work(StepId.LIST, s -> s.ask("PWD", ""));
    done.last(Exchange.class)
        .filter(Exchange::ok)
        .flatMap(Exchange::reply)
        .ifPresent(reply -> desk.directory(quoted(reply)));
    return outcome(done);
  }

  /** RFC 959 appendix II: the path stands in quotes, a quote in it is doubled. */
  private static String quoted(Reply pwd) {
    String text = pwd.text();
    int from = text.indexOf('"');
    int to = text.lastIndexOf('"');
    return from >= 0 && to > from ? text.substring(from + 1, to).replace("\"\"", "\"") : "";
  }

  LineOutcome quit() {
    if (desk.live().connected()) {
      leave();
    }
    return LineOutcome.QUIT;
  }

  /** Takes leave, whatever the server says to that. */
  private void leave() {
    desk.live().work(StepId.QUIT, s -> s.ask("QUIT", ""));
    desk.live().close();
  }

  private boolean encrypted() {
    return desk.live().session().filter(Session::encrypted).isPresent();
  }

  private boolean loggedIn() {
    return desk.live().session().filter(s -> s.connected() && s.state().loggedIn()).isPresent();
  }
}
