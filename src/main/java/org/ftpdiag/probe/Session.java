package org.ftpdiag.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.model.Exchange;
import org.ftpdiag.model.Observation;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.Reply;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.TlsAttempt;
import org.ftpdiag.model.TlsSession;
import org.ftpdiag.model.Transcript.Channel;
import org.ftpdiag.model.WireFault;
import org.ftpdiag.wire.ControlChannel;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.Recorder;
import org.ftpdiag.wire.Ticker;
import org.ftpdiag.wire.TlsClient;
import org.ftpdiag.wire.WireException;

/** The state of one FTP session under probe: what steps share. For one thread. */
public final class Session {
  /** So many of the longest wait for one thing make the longest probe, transfers not counted. */
  private static final int WAITS = 20;

  private final ProbeRequest request;
  private final ProbeListener listener;
  private final Clock clock;
  private final Recorder recorder;
  private final List<Observation> seen = new ArrayList<>();
  private final DataConnections data = new DataConnections(this);
  private final ControlConnections controls = new ControlConnections(this);
  private final Instant started;
  private long endNanos;

  private List<InetAddress> addresses = List.of();
  private ControlChannel control;
  private TlsClient tls;
  private boolean lost;
  private StepId stoppedBy;
  private boolean loggedIn;
  private boolean protectedData;
  private boolean resumedBefore;
  private Reply features;
  private String workingDirectory;
  private int owed;
  private volatile boolean interrupted;

  Session(
      ProbeRequest request,
      Instant started,
      ProbeListener listener,
      Clock clock,
      Recorder recorder) {
    this.started = started;
    this.request = request;
    this.listener = listener;
    this.clock = clock;
    this.recorder = recorder;
    this.endNanos = clock.nanos() + request.timeout().multipliedBy(WAITS).toNanos();
  }

  public ProbeRequest request() {
    return request;
  }

  /** The wall clock at the beginning of the probe. */
  public Instant started() {
    return started;
  }

  public Ticker clock() {
    return clock;
  }

  public Recorder recorder() {
    return recorder;
  }

  public ProbeListener listener() {
    return listener;
  }

  public DataConnections data() {
    return data;
  }

  public ControlConnections controls() {
    return controls;
  }

  /** Adds what the running step saw. */
  public void observe(Observation observation) {
    seen.add(observation);
  }

  List<Observation> takeObservations() {
    List<Observation> taken = List.copyOf(seen);
    seen.clear();
    return taken;
  }

  /** The deadline of one wait that begins now: the time-out, or what the whole probe has left. */
  public Deadline deadline() {
    return deadline(request.timeout());
  }

  public Deadline deadline(Duration wait) {
    long left = Math.max(0, endNanos - clock.nanos());
    return Deadline.in(clock, wait.toNanos() < left ? wait : Duration.ofNanos(left));
  }

  /** A transfer took so long and made progress: the probe may last so much longer. */
  void extend(long nanos) {
    endNanos += nanos;
  }

  /** After an interrupt, what is left to do gets so much time. */
  void limitRest(Duration rest) {
    endNanos = clock.nanos() + rest.toNanos();
  }

  /** Announces a wait to whoever watches. */
  public Deadline waiting(Phrase what) {
    Deadline deadline = deadline();
    listener.waiting(what, deadline.millisLeft());
    return deadline;
  }

  /** What must still be done gets so much time, even where the probe has none left. */
  void atLeast(Duration rest) {
    endNanos = Math.max(endNanos, clock.nanos() + rest.toNanos());
  }

  public List<InetAddress> addresses() {
    return addresses;
  }

  public void addresses(List<InetAddress> found) {
    addresses = List.copyOf(found);
  }

  /** The control connection; null before it exists. */
  public ControlChannel control() {
    return control;
  }

  void control(ControlChannel channel) {
    control = channel;
    lost = false;
    owed = 0;
    loggedIn = false;
    protectedData = false;
  }

  /** Whether commands can be sent. */
  public boolean connected() {
    return control != null && !lost;
  }

  /** The control connection cannot be used any more. */
  public void lose() {
    lost = true;
  }

  /** The TLS of this session; null without. */
  public TlsClient tls() {
    return tls;
  }

  void tls(TlsClient client) {
    tls = client;
  }

  public boolean encrypted() {
    return control != null && control.encrypted();
  }

  public InetSocketAddress server() {
    return control.link().remote();
  }

  public InetSocketAddress client() {
    return control.link().local();
  }

  /** The step that made all later ones impossible. */
  public Optional<StepId> stoppedBy() {
    return Optional.ofNullable(stoppedBy);
  }

  void stoppedBy(StepId step) {
    if (stoppedBy == null) {
      stoppedBy = step;
    }
  }

  public boolean loggedIn() {
    return loggedIn;
  }

  public void loggedIn(boolean now) {
    loggedIn = now;
  }

  /** Whether data connections are to use TLS: PROT P was accepted (RFC 4217 section 9). */
  public boolean protectedData() {
    return protectedData;
  }

  public void protectedData(boolean now) {
    protectedData = now;
  }

  /** Whether a data connection of this probe has resumed the control connection's TLS session. */
  boolean resumedBefore() {
    return resumedBefore;
  }

  void noteResumption(TlsAttempt attempt) {
    resumedBefore |= attempt.session().map(TlsSession::resumed).orElse(false);
  }

  /** A password that must not be seen is due. */
  public boolean secretDue() {
    return !request.credentials().isAnonymous();
  }

  public void features(Reply feat) {
    features = feat;
  }

  public Optional<Reply> features() {
    return Optional.ofNullable(features);
  }

  /** Whether FEAT promises something, such as {@code UTF8} or {@code AUTH}. */
  public boolean promises(String feature) {
    return features != null
        && features
            .text()
            .toUpperCase(Locale.ROOT)
            .lines()
            .anyMatch(l -> (l.strip() + " ").startsWith(feature + " "));
  }

  /** The directory after login as PWD told it, empty when it did not. */
  public Optional<String> workingDirectory() {
    return Optional.ofNullable(workingDirectory);
  }

  /** Asks PWD once. */
  public void askWorkingDirectory() throws WireException {
    if (workingDirectory == null) {
      Exchange pwd = ask("PWD", "");
      workingDirectory = pwd.ok() ? quoted(pwd.reply().orElseThrow().text()) : null;
    }
  }

  /** RFC 959 appendix II: the path stands in quotes, a quote in it is doubled. */
  private static String quoted(String text) {
    int from = text.indexOf('"');
    int to = text.lastIndexOf('"');
    return from >= 0 && to > from ? text.substring(from + 1, to).replace("\"\"", "\"") : null;
  }

  /** Goes back to a directory; where that fails, paths from there on are the server's to refuse. */
  public void returnTo(String directory) {
    try {
      ask("CWD", directory);
    } catch (WireException e) {
      lose(); // recorded by the exchange
    }
  }

  public boolean interrupted() {
    return interrupted;
  }

  void interrupt() {
    interrupted = true;
  }

  /** A transfer failed and its last reply is still due: it must not pass for the next answer. */
  public void owe() {
    owed++;
  }

  /** Sends a command and waits for its answer. */
  public Exchange ask(String verb, String argument) throws WireException {
    return converse(verb, argument, d -> control.send(verb, argument, d));
  }

  /** Sends a command whose argument nobody may see. */
  public Exchange askSecret(String verb, Secret secret) throws WireException {
    return converse(verb, "****", d -> control.sendSecret(verb, secret, d));
  }

  private Exchange converse(String verb, String shown, Sending sending) throws WireException {
    List<Reply> before = new ArrayList<>();
    boolean tlsNow = encrypted();
    long start = now();
    try {
      if (owed > 0) {
        before.addAll(control.drain(deadline(Duration.ofMillis(100))));
        owed -= Math.min(owed, before.size());
      } else {
        before.addAll(control.drain(Deadline.in(clock, Duration.ZERO)));
      }
      Deadline deadline = waiting(Phrase.of("wait.reply", "command", verb));
      sending.send(deadline);
      Reply reply = control.readReply(deadline);
      while (late(verb, reply)) {
        before.add(reply);
        owed = Math.max(0, owed - 1);
        reply = control.readReply(deadline);
      }
      if (reply.code() == 421) {
        lose();
      }
      Exchange answered =
          new Exchange(
              verb,
              shown,
              Optional.of(reply),
              Optional.empty(),
              before,
              tlsNow,
              millisSince(start));
      observe(answered);
      return answered;
    } catch (WireException e) {
      observe(
          new Exchange(
              verb,
              shown,
              Optional.empty(),
              Optional.of(e.fault()),
              before,
              tlsNow,
              millisSince(start)));
      fail(e.fault());
      throw e;
    }
  }

  /** The control connection failed under a wait: says so once and gives it up. */
  void fail(WireFault fault) {
    recorder.event(Channel.CONTROL, fault.kind() + " " + fault.detail());
    if (!interrupted || fault.kind() != WireFault.Kind.TIMED_OUT) {
      lose();
    }
  }

  /** Whether a reply belongs to an earlier transfer, or is only a forerunner. */
  private boolean late(String verb, Reply reply) {
    if (reply.preliminary()) {
      return true;
    }
    return owed > 0
        && switch (reply.code()) {
          case 225, 226, 425, 426, 451, 452, 522, 552 -> true;
          case 221 -> false;
          default -> verb.equals("QUIT");
        };
  }

  /** A moment for {@link #millisSince}, in nanoseconds. */
  public long now() {
    return clock.real();
  }

  /** Milliseconds since a moment. */
  public double millisSince(long start) {
    return (clock.real() - start) / 1e6;
  }

  @FunctionalInterface
  private interface Sending {
    void send(Deadline deadline) throws WireException;
  }
}
