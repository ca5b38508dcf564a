package org.ftpdiag.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.wire.Clearance;
import org.ftpdiag.wire.ControlChannel;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.Recorder;
import org.ftpdiag.wire.SecretPolicy;
import org.ftpdiag.wire.Ticker;
import org.ftpdiag.wire.WireException;
import org.ftpdiag.wire.tls.TlsClient;

/** The state of one FTP session under probe: what steps share. For one thread. */
public final class Session {
  /** Characters of a path at most: PATH_MAX of Linux. */
  private static final int LONGEST_PATH = 4_096;

  private final ProbeRequest request;
  private final ProbeListener listener;
  private final Clock clock;
  private final Recorder recorder;
  private final List<Observation> seen = new ArrayList<>();
  private final DataConnections data = new DataConnections(this);
  private final ControlConnections controls = new ControlConnections(this);
  private final Conversation conversation = new Conversation(this);
  private final Instant started;
  private final Allotment time;

  private List<InetAddress> addresses = List.of();
  private WireFault hungUp;
  private ControlChannel control;
  private TlsClient tls;
  private boolean lost;
  private boolean inClear;
  private StepId stoppedBy;
  private boolean loggedIn;
  private boolean protectedData;
  private boolean resumedBefore;
  private Reply features;
  private String workingDirectory;
  private boolean moved;

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
    this.inClear = request.target().tls() == TlsMode.OFF;
    this.time = new Allotment(clock, request.deadline());
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
    return Deadline.at(clock, clock.nanos() + time.left(wait));
  }

  /** What bounds the probe as a whole. */
  Allotment time() {
    return time;
  }

  /** Announces a wait to whoever watches. */
  public Deadline waiting(Phrase what) {
    return waiting(what, request.timeout());
  }

  /** Announces a wait of another length than usual. */
  Deadline waiting(Phrase what, Duration longest) {
    Deadline deadline = deadline(longest);
    time.waiting(what);
    listener.waiting(what, deadline.millisLeft());
    return deadline;
  }

  public List<InetAddress> addresses() {
    return addresses;
  }

  public void addresses(List<InetAddress> found) {
    addresses = List.copyOf(found);
  }

  /** The server accepted the connection and reset it before anything could be read. */
  public void hungUp(WireFault reset) {
    hungUp = reset;
  }

  /** How the server ended the connection at once; empty when it did not. */
  public Optional<WireFault> hungUp() {
    return Optional.ofNullable(hungUp);
  }

  /** The control connection; null before it exists. */
  public ControlChannel control() {
    return control;
  }

  void control(ControlChannel channel) {
    control = channel;
    lost = false;
    conversation.beginAnew();
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

  /** A password or account that must not be seen is due. */
  public boolean secretDue() {
    return request.credentials().isSecret();
  }

  /** The server does not offer TLS, and the user does not insist on it. */
  public void settleForClear() {
    inClear = true;
  }

  /** Leave to send a secret over the control connection; empty where none may travel. */
  public Optional<Clearance> clearance() {
    return connected()
        ? control.clearance(new SecretPolicy(request.insecure(), inClear))
        : Optional.empty();
  }

  /**
   * Whether a handshake met a server that nothing of a named user's may be taken to. An anonymous
   * session has nothing to lose, and goes on.
   */
  boolean distrusts(TlsAttempt attempt) {
    return secretDue()
        && !request.insecure()
        && attempt.session().filter(s -> !s.trusted()).isPresent();
  }

  public void features(Reply feat) {
    features = feat;
  }

  public Optional<Reply> features() {
    return Optional.ofNullable(features);
  }

  /** Whether FEAT promises something, such as {@code UTF8} or {@code AUTH}. */
  public boolean promises(String feature) {
    return features != null && features.feature(feature).isPresent();
  }

  /** The directory that paths count from, as PWD told it; empty when it did not. */
  public Optional<String> workingDirectory() {
    return Optional.ofNullable(workingDirectory);
  }

  /** Asks PWD once. */
  public void askWorkingDirectory() throws WireException {
    if (workingDirectory == null) {
      Exchange pwd = ask("PWD", "");
      workingDirectory = pwd.ok() ? quoted(pwd.reply().orElseThrow()) : null;
    }
  }

  /** The directory was changed: paths count from there, and a renewed session returns to it. */
  public void moved() throws WireException {
    moved = true;
    workingDirectory = null;
    askWorkingDirectory();
  }

  /** Where a renewed session has to go to; empty when that is where the login leads. */
  Optional<String> movedTo() {
    return moved ? workingDirectory() : Optional.empty();
  }

  /** RFC 959 appendix II: the path stands in quotes, a quote in it is doubled. */
  private static String quoted(Reply pwd) {
    String text = String.join("\n", pwd.lines());
    int from = text.indexOf('"');
    int to = text.lastIndexOf('"');
    String path = from >= 0 && to > from ? text.substring(from + 1, to).replace("\"\"", "\"") : "";
    // What cannot be sent in a command is no directory to return to.
    boolean usable =
        path.length() <= LONGEST_PATH
            && path.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0);
    return usable && !path.isEmpty() ? path : null;
  }

  /** Goes back to a directory; where that fails, paths from there on are the server's to refuse. */
  public void returnTo(String directory) {
    try {
      ask("CWD", directory);
    } catch (WireException e) {
      lose(); // recorded by the exchange
    }
  }

  /** Whether nothing new is to be begun: the user broke the probe off, or its time is over. */
  public boolean over() {
    return time.interrupted() || time.over();
  }

  /** Whether the user broke it off. */
  public boolean interrupted() {
    return time.interrupted();
  }

  /** A transfer failed and its last reply is still due: it must not pass for the next answer. */
  public void owe() {
    conversation.owe();
  }

  /** Sends a command and waits for its answer. */
  public Exchange ask(String verb, String argument) throws WireException {
    return conversation.ask(verb, argument);
  }

  /** Sends a command whose argument nobody may see. */
  Exchange askSecret(String verb, Secret secret, Clearance clearance) throws WireException {
    return conversation.ask(verb, secret, clearance);
  }

  /** Sends the password of the anonymous login. */
  Exchange askAnonymously() throws WireException {
    return conversation.askAnonymously();
  }

  /** The control connection failed under a wait: says so once and gives it up. */
  void fail(WireFault fault) {
    recorder.event(Channel.CONTROL, fault.text());
    if (over() && fault.kind() == WireFault.Kind.TIMED_OUT) {
      conversation.missed();
    } else {
      lose();
    }
  }

  /** The replies that an interrupt cut off; see {@link Conversation#catchUp}. */
  Optional<Reply> catchUp() {
    return conversation.catchUp();
  }

  /** Whether every command that was sent has been answered. */
  boolean inStep() {
    return connected() && conversation.inStep();
  }

  /** A moment for {@link #millisSince}, in nanoseconds. */
  public long now() {
    return clock.real();
  }

  /** Milliseconds since a moment. */
  public double millisSince(long start) {
    return (clock.real() - start) / 1e6;
  }
}
