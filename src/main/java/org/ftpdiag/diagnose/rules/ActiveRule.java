package org.ftpdiag.diagnose.rules;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FaultWord;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Meaning;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.ReceivedReply;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.knowledge.ReplyRow;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Side;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.ActiveTry;
import org.ftpdiag.model.seen.BounceTry;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;

/** Active data connections (PORT, EPRT), and PORT to a third host. */
public final class ActiveRule implements Rule {
  // Answers to the transfer command that have nothing to do with who can connect to whom.
  private static final Set<FindingId> OTHER =
      EnumSet.of(
          FindingId.LIST_DENIED,
          FindingId.DIRECTORY_MISSING,
          FindingId.TLS_REQUIRED,
          FindingId.TLS_DATA_REQUIRED,
          FindingId.IDLE_TIMEOUT,
          FindingId.SERVICE_UNAVAILABLE,
          FindingId.TOO_MANY_CONNECTIONS,
          FindingId.ACCOUNT_REQUIRED,
          FindingId.PERMISSION_DENIED);

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    List<TimedObservation<ActiveTry>> tries = c.all(ActiveTry.class);
    boolean works = tries.stream().anyMatch(s -> works(s.what()));
    if (!works) {
      // EPRT may be unknown where PORT is not: what became of an accepted one says more.
      boolean accepted = tries.stream().anyMatch(s -> s.what().exchange().ok());
      tries.stream()
          .filter(s -> !accepted || s.what().exchange().ok())
          .flatMap(s -> failed(c, s).stream())
          .forEach(found::add);
    }
    for (TimedObservation<BounceTry> s : c.all(BounceTry.class)) {
      if (tries(c, s)) {
        FindingBuilder n = c.notice(FindingId.BOUNCE_ALLOWED, s.place());
        n.fact("announced", s.what().address());
        c.saidAt(s.place()).forEach(n::said);
        s.what().exchange().fault().ifPresent(f -> unanswered(n, s.what().exchange()));
        found.add(n.aside());
      }
    }
    return found;
  }

  /** A server that connects before it answers tells of the vain try, or of none for a while. */
  private static boolean tries(Case c, TimedObservation<BounceTry> s) {
    Exchange port = s.what().exchange();
    return port.ok()
        || port.reply().isEmpty() && connects(c, port)
        || c.saidAt(s.place()).stream()
            .flatMap(x -> Meaning.known(c, x).stream())
            .anyMatch(m -> m.id() == FindingId.ACTIVE_BLOCKED);
  }

  /** PORT got no answer in time, and yet the control connection is well: NOOP was answered. */
  static boolean connects(Case c, Exchange port) {
    return port.fault().filter(f -> f.kind() == Kind.TIMED_OUT).isPresent()
        && c.in(StepId.ACTIVE, Exchange.class).stream()
            .anyMatch(s -> s.what().verb().equals("NOOP") && s.what().reply().isPresent());
  }

  private static void unanswered(FindingBuilder n, Exchange port) {
    n.evidence("active-unanswered", "command", port.line(), "seconds", Quote.seconds(port.ms()));
  }

  private static boolean works(ActiveTry t) {
    return t.from().isPresent()
        && t.fault().isEmpty()
        && t.completion().map(r -> !r.negative()).orElse(true);
  }

  private static Optional<JudgedFinding> failed(Case c, TimedObservation<ActiveTry> s) {
    Exchange port = s.what().exchange();
    if (unsent(s.what())) {
      return Optional.of(unsent(c, s));
    }
    if (port.reply().isPresent() && !port.ok()) {
      return Optional.of(refused(c, s));
    }
    boolean silent = port.reply().isEmpty() && !connects(c, port);
    if (silent || lost(s.what()) && !endsOverIt(c, s.what())) {
      return Optional.empty(); // the control connection broke: ControlRule says so
    }
    return Optional.of(s.what().from().isEmpty() ? nobody(c, s) : broken(c, s));
  }

  /**
   * The session ends right after the command, nobody having connected, where the same command just
   * worked over a passive connection: BusyBox dies when it cannot connect to the client.
   */
  static boolean endsOverIt(Case c, ActiveTry t) {
    return lost(t)
        && t.from().isEmpty()
        && t.exchange().ok()
        && c.in(StepId.LIST, Transfer.class).stream().anyMatch(s -> s.what().ok());
  }

  /** Whether this client had no address that the command could carry. */
  static boolean unsent(ActiveTry t) {
    return t.exchange().argument().isEmpty()
        && t.exchange().reply().isEmpty()
        && t.exchange().fault().filter(f -> f.kind() == Kind.LOCAL).isPresent();
  }

  private static JudgedFinding unsent(Case c, TimedObservation<ActiveTry> s) {
    FindingBuilder n =
        c.notice(FindingId.ACTIVE_REFUSED, s.place()).variant("family").side(Side.CLIENT);
    Optional<String> local = s.what().local().map(Addresses::text);
    return n.fact("command", s.what().exchange().verb())
        .evidence("active-unsent", "command", s.what().exchange().verb(), "local", local)
        .explains();
  }

  private static boolean lost(ActiveTry t) {
    Optional<Kind> kind = t.command().flatMap(Exchange::fault).map(WireFault::kind);
    return kind.filter(k -> k == Kind.CLOSED || k == Kind.RESET || k == Kind.TLS).isPresent();
  }

  private static JudgedFinding refused(Case c, TimedObservation<ActiveTry> s) {
    ReceivedReply x = c.saidAt(s.place()).get(0);
    Meaning m = Meaning.ofFailure(c, x);
    if (m.id() == FindingId.ACTIVE_BLOCKED) {
      return seen(c, c.notice(m, x), s).explains(); // it tried
    }
    FindingId id = OTHER.contains(m.id()) && denies(m) ? m.id() : FindingId.ACTIVE_REFUSED;
    FindingBuilder n = seen(c, c.notice(id, s.place()).said(x).row(m.row()), s);
    return (m.variant("address") ? n.variant("address") : n).explains();
  }

  private static boolean denies(Meaning m) {
    return m.id() != FindingId.PERMISSION_DENIED && m.id() != FindingId.LIST_DENIED;
  }

  /** PORT was accepted, and nobody connected. */
  private static JudgedFinding nobody(Case c, TimedObservation<ActiveTry> s) {
    Optional<ReceivedReply> no = refusal(c, s);
    if (no.isPresent() && no.get().reply().code() / 10 != 42) {
      Meaning m = Meaning.ofFailure(c, no.get());
      if (OTHER.contains(m.id())) {
        return c.notice(m, no.get()).explains();
      }
    }
    // Whatever the 425 says: the server's connection did not arrive here.
    FindingBuilder n = c.notice(FindingId.ACTIVE_BLOCKED, s.place());
    no.ifPresent(x -> n.said(x).row(ofProduct(c, x)));
    n.evidence(
        "active-nobody",
        "command",
        s.what().exchange().line(),
        "port",
        s.what().listening().map(InetSocketAddress::getPort),
        "seconds",
        Quote.seconds(s.what().waitedMs()));
    Exchange port = s.what().exchange();
    port.fault().ifPresent(f -> unanswered(n, port));
    s.what()
        .command()
        .filter(x -> lost(s.what()))
        .ifPresent(x -> n.evidence("control-closed", "command", x.line(), "detail", ""));
    return seen(c, n, s).explains();
  }

  /** What one product is known to mean by its words: it may say why its connection never left. */
  private static Optional<ReplyRow> ofProduct(Case c, ReceivedReply x) {
    return Meaning.known(c, x).flatMap(Meaning::row).filter(r -> !r.product().equals("*"));
  }

  /** The server connected, and then something failed. */
  private static JudgedFinding broken(Case c, TimedObservation<ActiveTry> s) {
    Optional<ReceivedReply> no = refusal(c, s);
    if (no.isPresent()) {
      return c.notice(Meaning.ofFailure(c, no.get()), no.get()).explains();
    }
    WireFault f = s.what().fault().orElse(WireFault.of(Kind.TIMED_OUT, ""));
    FindingId id =
        f.kind() == Kind.TLS
            ? FindingId.TLS_DATA_HANDSHAKE_FAILED
            : f.kind() == Kind.TIMED_OUT ? FindingId.DATA_STALLED : FindingId.DATA_ABORTED;
    String word = FaultWord.word(f.kind());
    return c.notice(id, s.place())
        .evidence(
            "data-" + word,
            "command",
            s.what().command().map(Exchange::line).orElse("LIST"),
            "seconds",
            Quote.seconds(s.what().waitedMs()),
            "detail",
            f.detail())
        .explains();
  }

  private static Optional<ReceivedReply> refusal(Case c, TimedObservation<ActiveTry> s) {
    Optional<Reply> port = s.what().exchange().reply();
    return c.saidAt(s.place()).stream()
        .filter(x -> x.reply().negative() && port.filter(r -> r == x.reply()).isEmpty())
        .findFirst();
  }

  private static FindingBuilder seen(Case c, FindingBuilder n, TimedObservation<ActiveTry> s) {
    n.fact("command", s.what().exchange().verb());
    s.what().local().map(Addresses::text).ifPresent(a -> n.fact("announced", a));
    if (c.behindNat()) {
      n.variant("nat")
          .evidence(
              "seen-as",
              "seen_as",
              c.seenAs().orElseThrow(),
              "local",
              c.facts().getOrDefault("local", ""));
    }
    return n;
  }
}
