package org.ftpdiag.explain.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.ftpdiag.explain.text.LogLine;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.ActiveTry;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.WireFault;

/**
 * The state of one control connection, and what was observed on it. A session has an opening (up to
 * the login) and operations; each failure is told to the case book as a run of its own, made of the
 * opening and the operation that failed.
 */
final class LoggedSession {
  private static final int MOST_PENDING = 64;

  /** How far the control connection has come. */
  enum Phase {
    NOTHING,
    CONNECTING,
    CONNECTED,
    GREETED,
    QUITTING
  }

  private final CaseBook book;
  final LoggedFacts facts;
  Segment opening = new Segment();
  Segment operation = new Segment();
  Optional<Segment> worked = Optional.empty();
  List<DataWay> ways = new ArrayList<>();
  Deque<PendingCommand> pending = new ArrayDeque<>();
  Phase phase = Phase.NOTHING;

  /** The step that something went wrong in, until it is known whether the client recovers. */
  Optional<StepId> broken = Optional.empty();

  boolean dialogue;

  /** The log begins in mid-session. */
  boolean excerpt;

  /** The log shows replies and no commands. */
  boolean mute;

  boolean encrypted;
  boolean tlsDue;

  /** The client found fault with the server's certificate. */
  boolean doubt;

  /** It only said that it does not trust it; the reason may follow. */
  boolean vagueDoubt;

  boolean loggedIn;
  boolean loginFailed;
  boolean authRefused;
  boolean accountDue;
  boolean cwdRefused;

  /** The step whose command the server does not know; the client may have another one. */
  Optional<StepId> unlisted = Optional.empty();

  boolean transferSent;

  /** Where the program says that something failed, while nothing explains it. */
  private Optional<LogLine> complaint = Optional.empty();

  /** The step of the last reply, where that was a refusal. */
  Optional<StepId> refusal = Optional.empty();

  /** No command was sent since the last reply, and that was a refusal. */
  boolean lastRefused;

  /** A reply was seen. */
  boolean answered;

  /** Since the last reply a command was sent. */
  boolean awaiting;

  /** What the program says that it is about to do: a verb; empty where it does not. */
  String intent = "";

  String lastVerb = "";
  int lastRefusal;
  Optional<String> family = Optional.empty();
  double now = Double.NaN;
  private double connectedAt = Double.NaN;
  LogLine line = new LogLine(0, "");
  private long firstLine;
  private long lastLine;
  private boolean told;

  LoggedSession(CaseBook book, Voice voice) {
    this.book = book;
    facts = new LoggedFacts(voice);
    facts.cut = book.cut();
  }

  /** Another user logs in on the same connection. */
  void continues(LoggedSession before) {
    facts.host = before.facts.host;
    facts.address = before.facts.address;
    facts.port = before.facts.port;
    facts.tls = before.facts.tls;
    facts.insecure = before.facts.insecure;
    family = before.family;
    encrypted = before.encrypted;
    phase = Phase.GREETED;
  }

  /** A line belongs to this session. */
  void at(LogLine next, double time) {
    line = next;
    if (!Double.isNaN(time)) {
      now = time;
    }
    firstLine = firstLine == 0 ? next.number() : firstLine;
    lastLine = next.number();
  }

  /** Whether the server has refused something in this session already. */
  boolean refused() {
    return lastRefusal > 0 || refusal.isPresent() || told;
  }

  /** The program says that something failed. */
  void complains(LogLine at) {
    complaint = complaint.or(() -> Optional.of(at));
  }

  /** Where the program said that something failed, while nothing explains it. */
  Optional<LogLine> complaint() {
    return complaint;
  }

  /** Whether a failure of this session was told already. */
  boolean told() {
    return told;
  }

  /** What was complained of did not stop it. */
  void progresses() {
    complaint = Optional.empty();
  }

  /** The TCP connection stands. */
  void connected() {
    phase = Phase.CONNECTED;
    connectedAt = now;
    progresses();
  }

  /** The time of day in milliseconds at which the connection stood; NaN when unknown. */
  double connectedAt() {
    return connectedAt;
  }

  boolean started() {
    return complaint.isPresent() || phase != Phase.NOTHING || dialogue || !opening.isEmpty();
  }

  /** The opening while it lasts, then the operation. */
  Segment segment(StepId step) {
    return step.compareTo(StepId.FEATURES) < 0 ? opening : operation;
  }

  void add(StepId step, Exchange e, Optional<Reply> reply, PendingCommand p) {
    // What is asked between login and the first transfer belongs to every later operation.
    Segment s = step == StepId.FEATURES && worked.isEmpty() ? opening : segment(step);
    s.add(step, e);
    s.show(step, e.line(), Optional.empty(), "", p.line);
    s.show(step, e.line(), reply, e.fault().map(WireFault::detail).orElse(""), line);
  }

  void push(PendingCommand p) {
    if (pending.size() < MOST_PENDING) {
      pending.add(p);
    }
  }

  Optional<PendingCommand> pendingTransfer() {
    for (PendingCommand p : pending) { // a loop: this is asked for every line of a log
      if (p.isTransfer()) {
        return Optional.of(p);
      }
    }
    return Optional.empty();
  }

  boolean awaits(String verb) {
    return pending.stream().anyMatch(p -> p.verb.equals(verb));
  }

  Optional<DataWay> openWay() {
    return ways.isEmpty() || !ways.get(ways.size() - 1).open()
        ? Optional.empty()
        : Optional.of(ways.get(ways.size() - 1));
  }

  /** The handshake of AUTH, or of implicit TLS, succeeded. */
  void tlsEstablished() {
    if (!encrypted) {
      opening.add(StepId.TLS, CertificateSketch.tls(Optional.empty(), -1, false));
      opening.show(StepId.TLS, "", Optional.empty(), "", line);
    }
    encrypted = true;
    tlsDue = false;
  }

  /** Something failed, and the client may still recover from it. */
  void breaks(StepId step) {
    if (broken.isEmpty()) {
      broken = Optional.of(step);
    }
  }

  /** The operation worked: nothing that went wrong in it mattered. */
  void works() {
    ways.forEach(w -> operation.add(StepId.PASSIVE, w.observation()));
    boolean telling = ways.stream().anyMatch(DataWay::failed) || !operation.sign().isEmpty();
    if (worked.isEmpty() || telling && worked.get().sign().isEmpty()) {
      worked = Optional.of(operation);
    }
    next();
  }

  private void next() {
    operation = new Segment();
    ways = new ArrayList<>();
    complaint = Optional.empty();
    refusal = Optional.empty();
    transferSent = false;
    broken = Optional.empty();
    cwdRefused = false;
  }

  /** Tells the case book that a step failed, and goes on. */
  void fails(StepId step) {
    pendingTransfer()
        .filter(p -> step != StepId.PASSIVE && !ways.stream().anyMatch(DataWay::tried))
        .filter(p -> p.data.isPresent() || p.tls.isPresent())
        .ifPresent(p -> operation.add(step, p.ended(Optional.empty(), Optional.empty(), now)));
    ways.forEach(w -> operation.add(StepId.PASSIVE, w.observation()));
    Set<StepId> failed = EnumSet.of(step);
    boolean way = !ways.isEmpty() && ways.stream().allMatch(DataWay::failed);
    if (way) {
      failed.add(StepId.PASSIVE);
    }
    tell(List.of(opening, operation), failed);
    pending.clear();
    next();
    told = true;
  }

  /** Tells the case book what was seen, and which steps failed in it. */
  void tell(List<Segment> segments, Set<StepId> failed) {
    boolean named =
        facts.tls == TlsMode.AUTO && opening.entries().stream().anyMatch(LoggedSession::auth);
    if (named) {
      facts.tls = TlsMode.EXPLICIT;
    }
    book.take(facts, segments, failed, firstLine, lastLine);
  }

  private static boolean auth(Segment.Entry e) {
    return e.what() instanceof TlsAttempt;
  }

  /** An active way that was refused. */
  void activeRefused(Exchange port) {
    operation.add(
        StepId.ACTIVE,
        new ActiveTry(
            port,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty()));
  }

  /**
   * The session is over: what is left of it is told.
   *
   * @param last whether the log ends here, too
   */
  void end(boolean last) {
    new SessionEnd(this, last).tell();
    book.sessionEnded(facts, told);
  }

  /** A server's log names the finding itself. */
  void finds(FindingId id, String verb, LogLine at, boolean stops) {
    book.found(id, Steps.named(verb), "", at, facts, firstLine, lastLine, stops);
    pending.clear();
    next();
    told |= stops;
    dialogue = true;
  }

  /** Something failed at a line while that command was going on, and nobody knows what. */
  void unexplained(StepId step, String verb, LogLine at) {
    book.found(FindingId.FAILURE_UNEXPLAINED, step, verb, at, facts, firstLine, lastLine, true);
    told = true;
  }
}
