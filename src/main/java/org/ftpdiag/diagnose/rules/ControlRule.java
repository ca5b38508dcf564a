package org.ftpdiag.diagnose.rules;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FaultWord;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Meaning;
import org.ftpdiag.diagnose.Moment;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.ActiveTry;
import org.ftpdiag.model.seen.BounceTry;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;

/**
 * The control connection is lost: once, where it was lost. What later commands meet is only the
 * echo.
 */
public final class ControlRule implements Rule {

  /** What the probe asks while a data connection is being opened. */
  private static final Set<String> MEANWHILE = Set.of("STAT", "PWD");

  /** A command whose answer did not come. */
  private record Loss(Moment place, String line, WireFault fault, OptionalDouble ms) {}

  @Override
  public List<JudgedFinding> judge(Case c) {
    return c.seen().stream()
        .filter(s -> s.step() != StepId.QUIT) // an unanswered QUIT is no finding
        .filter(s -> !connecting(c, s) && !accepting(c, s))
        .flatMap(s -> loss(s).stream())
        .filter(l -> !(l.fault().kind() == Kind.CANCELLED && c.run().interrupted()))
        .findFirst()
        .filter(l -> !announced(c, l.place()))
        .map(l -> List.of(lost(c, l)))
        .orElse(List.of());
  }

  /**
   * Whether a 421 had said that the server would go (RFC 959 section 5.4), or vsftpd's process had
   * named what it dies of (die() in its utility.c).
   */
  private static boolean announced(Case c, Moment loss) {
    return c.said().stream()
        .filter(s -> s.place().compareTo(loss) < 0)
        .anyMatch(
            s ->
                s.reply().code() == 421
                    || s.reply().code() == 500 && s.reply().text().startsWith("OOPS: "));
  }

  private static Optional<Loss> loss(TimedObservation<?> s) {
    if (s.what() instanceof Exchange e) {
      return loss(s.place(), e);
    }
    if (s.what() instanceof PassiveTry p) {
      return loss(s.place(), p.exchange());
    }
    if (s.what() instanceof BounceTry b) {
      return loss(s.place(), b.exchange());
    }
    if (s.what() instanceof ActiveTry a) {
      // Silence after an accepted PORT is the server's vain connecting: ActiveRule judges it, and
      // what this client could not even send.
      return ActiveRule.unsent(a)
          ? Optional.empty()
          : loss(s.place(), a.exchange())
              .or(() -> a.command().flatMap(e -> loss(s.place(), e)).filter(l -> !silent(l)));
    }
    return s.what() instanceof Transfer t ? loss(s.place(), t) : Optional.empty();
  }

  private static Optional<Loss> loss(Moment at, Exchange e) {
    return e.reply().isPresent()
        ? Optional.empty()
        : e.fault().map(f -> new Loss(at, e.line(), f, e.ms()));
  }

  private static Optional<Loss> loss(Moment at, Transfer t) {
    if (t.control().isEmpty() || t.completion().isPresent()) {
      return Optional.empty();
    }
    if (DataRule.hungUp(t)) {
      return Optional.empty(); // the server is there, and busy with waiting for another client
    }
    String line = t.argument().isEmpty() ? t.verb() : t.verb() + " " + t.argument();
    Loss l = new Loss(at, line, t.control().get(), t.ms());
    // With a first reply, silence has to do with the data: TransferRule judges it.
    return t.first().isPresent() && silent(l) ? Optional.empty() : Optional.of(l);
  }

  private static boolean silent(Loss l) {
    return l.fault().kind() == Kind.TIMED_OUT || l.fault().kind() == Kind.CANCELLED;
  }

  private static JudgedFinding lost(Case c, Loss l) {
    WireFault f = l.fault();
    if (f.kind() == Kind.OVERSIZED) {
      return wrap(c.notice(FindingId.REPLY_OVERSIZED, l.place()), l, "oversized").explains();
    }
    Optional<JudgedFinding> words = lastWords(c, l);
    if (words.isPresent()) {
      return words.get();
    }
    if (f.kind() == Kind.MALFORMED) {
      return wrap(c.notice(FindingId.REPLY_MALFORMED, l.place()), l, "malformed")
          .severity(c.failed(l.place().step()) ? Severity.FAIL : Severity.WARN)
          .variant("unreadable")
          .explains();
    }
    FindingId id = silent(l) ? FindingId.CONTROL_TIMEOUT : FindingId.CONTROL_CLOSED;
    String word = FaultWord.word(f.kind());
    return wrap(c.notice(id, l.place()).variant(word), l, word)
        .severity(c.weighEnd(l.place()))
        .explains();
  }

  /** What the server wrote before it went, in plain text into TLS or without a line end. */
  private static Optional<JudgedFinding> lastWords(Case c, Loss l) {
    return c.saidAt(l.place()).stream()
        .filter(s -> s.reply().negative() && Quote.replyIn(l.fault()).isPresent())
        .findFirst()
        .map(
            s -> {
              Meaning m = Meaning.ofFailure(c, s);
              return wrap(c.notice(m, s), l, word(l)).explains();
            });
  }

  /** Whether the server is only busy with connecting to somebody: ActiveRule judges it. */
  private static boolean connecting(Case c, TimedObservation<?> s) {
    return s.what() instanceof Exchange e && active(c, e)
        || s.what() instanceof BounceTry b && active(c, b.exchange())
        || s.what() instanceof ActiveTry a
            && (active(c, a.exchange()) || ActiveRule.endsOverIt(c, a));
  }

  /**
   * Whether the server answers nothing while it waits for a data connection that cannot come: so
   * does Twisted. PassiveRule says why it cannot.
   */
  private static boolean accepting(Case c, TimedObservation<?> s) {
    return s.step() == StepId.PASSIVE
        && s.what() instanceof Exchange e
        && MEANWHILE.contains(e.verb())
        && e.fault().filter(f -> f.kind() == Kind.TIMED_OUT).isPresent()
        && c.in(StepId.PASSIVE, PassiveTry.class).stream()
            .filter(t -> t.place().compareTo(s.place()) > 0)
            .anyMatch(t -> !t.what().attempts().isEmpty() && !t.what().usable());
  }

  private static boolean active(Case c, Exchange e) {
    return StepId.of(e.verb()) == StepId.ACTIVE && ActiveRule.connects(c, e);
  }

  private static String word(Loss l) {
    return FaultWord.word(l.fault().kind());
  }

  private static FindingBuilder wrap(FindingBuilder n, Loss l, String word) {
    n.fact("command", l.line()).fact("seconds", Quote.seconds(l.ms()));
    n.evidence(
        "control-" + word,
        "command",
        l.line(),
        "seconds",
        Quote.seconds(l.ms()),
        "detail",
        l.fault().detail());
    if (!l.fault().received().isEmpty()) {
      n.evidence("received", "raw", l.fault().received());
    }
    return n;
  }
}
