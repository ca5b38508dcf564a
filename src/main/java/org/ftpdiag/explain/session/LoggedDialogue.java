package org.ftpdiag.explain.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.session.LoggedSession.Phase;
import org.ftpdiag.explain.text.TimeOfDay;
import org.ftpdiag.ftp.Verb;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Greeting;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault;

/** Commands and replies: joins each reply to what it answers. */
final class LoggedDialogue {
  private final LoggedSession talk;
  private final LoggedWays ways;

  LoggedDialogue(LoggedSession talk) {
    this.talk = talk;
    this.ways = new LoggedWays(talk);
  }

  /** A command was sent; its secrets are masked already. */
  void sent(String command) {
    String verb = FtpWords.verb(command);
    if (verb.isEmpty()) {
      verb = firstWord(command).toUpperCase(Locale.ROOT);
    }
    if (talk.doubt
        && talk.broken.filter(b -> b == StepId.TLS).isPresent()
        && !verb.equals("QUIT")) {
      talk.broken = Optional.empty(); // the client goes on all the same
      talk.facts.insecure = true;
      talk.encrypted = true;
    }
    talk.broken
        .filter(b -> !goesOn(b, command))
        .ifPresent(
            b -> {
              talk.fails(b);
              if (b == StepId.LOGIN) {
                talk.opening.drop(StepId.LOGIN);
                talk.loginFailed = true;
              }
            });
    if (talk.cwdRefused && !verb.equals("CWD")) {
      if (verb.equals("MKD") || verb.equals("XMKD")) {
        talk.operation.dropLast(); // it asked whether the directory is there, and makes it now
        talk.cwdRefused = false;
      } else {
        talk.fails(StepId.LIST);
      }
    }
    if (!verb.equals("QUIT")) {
      talk.unlisted = Optional.empty();
    }
    boolean leaves =
        verb.equals("ABOR") || verb.equals("QUIT") && talk.broken.isEmpty() && !talk.facts.ofServer;
    if (leaves && talk.pending.isEmpty() && talk.openWay().isPresent()) {
      // No data connection came about: nobody prepares one, and then leaves without a transfer.
      talk.openWay().get().timedOut(talk.line.text());
      talk.breaks(StepId.PASSIVE);
    }
    if (talk.tlsDue && !verb.equals("AUTH")) {
      talk.tlsEstablished(); // the client goes on: it must have succeeded
    }
    String argument =
        command.length() > verb.length() ? command.substring(verb.length()).strip() : "";
    note(verb, argument);
    talk.lastRefused = false;
    talk.awaiting = talk.answered;
    talk.push(
        new PendingCommand(verb, argument, talk.line, talk.now, talk.encrypted, talk.facts.active));
    talk.dialogue = true;
    talk.lastVerb = verb;
  }

  private boolean goesOn(StepId broken, String command) {
    String verb = FtpWords.verb(command);
    if (broken == StepId.LOGIN) {
      return Steps.goesOn(verb, true) || Verb.of(verb).secret();
    }
    return Steps.goesOn(verb, talk.transferSent);
  }

  private void note(String verb, String argument) {
    if (verb.equals("USER")) {
      talk.facts.user = Optional.of(argument).filter(name -> !name.isEmpty());
    } else if (verb.equals("PASS")) {
      // Some logs tell that there was a login, not how: then nothing says that it was in clear.
      talk.facts.password = !argument.isEmpty();
    } else if (verb.equals("QUIT")) {
      talk.phase = Phase.QUITTING;
    } else if (Verb.of(verb).transfers()) {
      talk.transferSent = true;
    }
  }

  private static String firstWord(String text) {
    int blank = text.indexOf(' ');
    return blank < 0 ? text : text.substring(0, blank);
  }

  /** A whole reply came. */
  void replied(Reply reply) {
    talk.answered = true;
    talk.awaiting = false;
    if (reply.preliminary()) {
      preliminary(reply);
      return;
    }
    if (CommandsDue.passOver(talk.pending, reply.code())) {
      return;
    }
    CommandsDue.skipUnanswered(talk.pending, reply.code());
    PendingCommand p = talk.pending.poll();
    if (p != null && talk.loginFailed && Telltale.echoes(reply)) {
      if (StepId.of(p.verb) != StepId.LOGIN) {
        return; // what a client is told that goes on after a refused login
      }
    }
    if (p == null) {
      unasked(reply);
    } else if (p.isTransfer() && Telltale.setsUp(reply)) {
      ways.implied(p, reply);
    } else {
      answer(p, reply);
    }
  }

  private void preliminary(Reply reply) {
    Optional<PendingCommand> transfer = talk.pendingTransfer();
    transfer.ifPresent(
        p -> {
          p.first = Optional.of(reply);
          talk.operation.show(StepId.of(p.verb), p.verb, Optional.of(reply), "", talk.line);
          talk.openWay().ifPresent(DataWay::connected);
        });
  }

  private void unasked(Reply reply) {
    if (talk.phase.compareTo(Phase.GREETED) < 0 && !talk.dialogue && Telltale.greets(reply)) {
      greeted(reply);
    } else if (reply.negative() && talk.phase != Phase.QUITTING) {
      // RFC 959 section 5.4: 421 may come at any time.
      PendingCommand last =
          new PendingCommand(
              talk.lastVerb.isEmpty() || talk.loggedIn && StepId.of(talk.lastVerb) == StepId.LOGIN
                  ? "NOOP"
                  : talk.lastVerb,
              "",
              talk.line,
              talk.now,
              talk.encrypted,
              false);
      if (reply.code() == 421) {
        StepId step = StepId.of(last.verb);
        talk.add(
            step,
            last.answered(Optional.of(reply), Optional.empty(), talk.now),
            Optional.of(reply),
            last);
        talk.breaks(step);
      } else if (talk.dialogue) {
        talk.complains(talk.line);
      }
    }
  }

  /** Text where a reply was due. */
  void foreign(String text, Remarks remarks) {
    if (talk.pending.isEmpty()) {
      remarks.foreign(text);
    }
  }

  /** Somebody prepared a passive data connection; the log has nothing but that it failed. */
  void passiveUnseen() {
    sent("PASV");
    replied(new Reply(227, List.of("227"), Set.of()));
  }

  /** Data were coming; the log has nothing but that they ended too soon. */
  void transferUnseen() {
    sent("RETR");
    replied(new Reply(150, List.of("150"), Set.of()));
  }

  /** The server's first reply. */
  void greeted(Reply reply) {
    talk.phase = Phase.GREETED;
    talk.opening.add(
        StepId.GREETING,
        new Greeting(
            List.of(),
            Optional.of(reply),
            Optional.empty(),
            reply.oneLine(),
            List.of(),
            TimeOfDay.between(talk.connectedAt(), talk.now)));
    talk.opening.show(StepId.GREETING, "", Optional.of(reply), "", talk.line);
    if (!reply.positive()) {
      talk.breaks(StepId.GREETING);
    }
  }

  private void answer(PendingCommand p, Reply reply) {
    Optional<Reply> r = Optional.of(reply);
    if (p.isTransfer()) {
      complete(p, reply);
      return;
    }
    Exchange e = p.answered(r, Optional.empty(), talk.now);
    StepId step = StepId.of(p.verb);
    switch (step) {
      case PASSIVE -> ways.passive(e, reply, p);
      case ACTIVE -> ways.active(e, reply, p);
      case QUIT -> talk.opening.show(step, e.line(), r, "", talk.line);
      default -> {
        talk.refusal = Optional.of(step).filter(x -> reply.negative());
        talk.lastRefused = reply.negative();
        talk.add(step, e, r, p);
        judge(p, step, reply);
      }
    }
  }

  private void judge(PendingCommand p, StepId step, Reply reply) {
    if (reply.code() == 421) {
      talk.fails(step);
    } else if (step == StepId.TLS) {
      talk.tlsDue = reply.code() == 234 || reply.code() == 334;
      talk.authRefused = !talk.tlsDue;
    } else if (step == StepId.LOGIN) {
      login(reply);
    } else if (reply.negative() && (p.verb.equals("CWD") || p.verb.equals("XCWD"))) {
      talk.cwdRefused = true;
    } else if (reply.negative() && (talk.facts.supposed(reply) || Steps.needed(p.verb, reply))) {
      talk.fails(step);
    }
  }

  private void login(Reply reply) {
    talk.accountDue = reply.code() == 332;
    if (reply.negative()) {
      talk.breaks(StepId.LOGIN);
    } else if (reply.positive()) {
      talk.loggedIn = true;
      talk.progresses();
      talk.loginFailed = false;
      talk.broken = talk.broken.filter(b -> b != StepId.LOGIN);
    }
  }

  private void complete(PendingCommand p, Reply reply) {
    StepId step = StepId.of(p.verb);
    Transfer t = p.ended(Optional.of(reply), Optional.empty(), talk.now);
    String command = p.argument.isEmpty() ? p.verb : p.verb + " " + p.argument;
    talk.operation.show(step, command, Optional.empty(), "", p.line);
    talk.operation.show(step, command, Optional.of(reply), "", talk.line);
    if (reply.code() == 421 && p.first.isEmpty()) {
      // It waited for the data connection until it gave up.
      talk.openWay().filter(DataWay::misleads).ifPresent(w -> w.timedOut(reply.oneLine()));
    }
    boolean unreached = talk.ways.stream().anyMatch(DataWay::tried);
    if (unreached && reply.negative() && reply.code() / 10 == 42) {
      talk.fails(StepId.PASSIVE); // the server says so, too: nobody came
      return;
    }
    boolean unknown = reply.code() == 500 || reply.code() == 502 || reply.code() == 504;
    boolean optional = unknown && !reply.text().startsWith("OOPS");
    boolean hollow = reply.positive() && Telltale.hollow(reply.text());
    talk.operation.add(step, t);
    if (t.ok() && !hollow) {
      talk.openWay().ifPresent(DataWay::connected);
      talk.works();
    } else if (hollow || !optional || t.data().isPresent()) {
      talk.fails(step);
    } else {
      talk.unlisted = Optional.of(step); // unless another command does it
    }
  }

  /** A command will get no answer. */
  void unanswered(WireFault fault) {
    PendingCommand p = talk.pending.peek();
    if (p == null) {
      return;
    }
    StepId step = StepId.of(p.verb);
    if (talk.loginFailed && step != StepId.LOGIN) {
      talk.pending.clear(); // sent before the refusal was read, as lftp does: it ended the session
      return;
    }
    String command = p.argument.isEmpty() ? p.verb : p.verb + " " + p.argument;
    Segment s = talk.segment(step);
    s.show(step, command, Optional.empty(), "", p.line);
    s.show(step, command, Optional.empty(), fault.detail(), talk.line);
    if (p.isTransfer()) {
      s.add(step, p.ended(Optional.empty(), Optional.of(fault), talk.now));
    } else {
      s.add(step, p.answered(Optional.empty(), Optional.of(fault), talk.now));
    }
    talk.pending.clear();
    talk.facts.active |= step == StepId.ACTIVE;
    if (step != StepId.QUIT) {
      talk.breaks(step);
    }
  }
}
