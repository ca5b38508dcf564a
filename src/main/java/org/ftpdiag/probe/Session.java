package org.ftpdiag.probe;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.SentCommand;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.probe.transfer.DataConnections;
import org.ftpdiag.wire.Clearance;
import org.ftpdiag.wire.ControlChannel;
import org.ftpdiag.wire.Platform;
import org.ftpdiag.wire.Recorder;
import org.ftpdiag.wire.SecretPolicy;
import org.ftpdiag.wire.TcpLink;
import org.ftpdiag.wire.WireException;

/** One FTP session under probe: what the steps work with. For one thread. */
public final class Session {
  private final Platform platform;
  private ProbeRequest request;
  private final ProbeListener listener;
  private final Recorder recorder;
  private final TimeBudget time;
  private final Connector connector;
  private final ProbeState state;
  private final List<Observation> seen = new ArrayList<>();
  private final Encryption encryption = new Encryption(this);
  private final Renewal renewal = new Renewal(this);
  private final WorkingDirectory directory = new WorkingDirectory(this);
  private final DataConnections data = new DataConnections(this);
  private Optional<ControlChannel> control = Optional.empty();
  private Optional<Exchanges> exchanges = Optional.empty();

  Session(
      Platform platform,
      ProbeRequest request,
      ProbeListener listener,
      TimeBudget time,
      Recorder recorder) {
    this.platform = platform;
    this.request = request;
    this.listener = listener;
    this.recorder = recorder;
    this.time = time;
    this.connector = new Connector(platform, request, time, recorder);
    this.state = new ProbeState(request.target().tls() == TlsMode.OFF);
  }

  /** The machine that the probe runs on. */
  public Platform platform() {
    return platform;
  }

  public ProbeRequest request() {
    return request;
  }

  /** From now on this is asked for; the server stays the same. */
  void request(ProbeRequest other) {
    request = other;
  }

  public ProbeListener listener() {
    return listener;
  }

  public Recorder recorder() {
    return recorder;
  }

  public TimeBudget time() {
    return time;
  }

  /** What is known of the server and the session so far. */
  public ProbeState state() {
    return state;
  }

  public Connector connector() {
    return connector;
  }

  public Encryption encryption() {
    return encryption;
  }

  public Renewal renewal() {
    return renewal;
  }

  public WorkingDirectory directory() {
    return directory;
  }

  public DataConnections data() {
    return data;
  }

  /** Adds what the running step saw. */
  public void observe(Observation observation) {
    seen.add(observation);
  }

  /** Commands and transfers. */
  @FunctionalInterface
  public interface Work {
    void run() throws WireException;
  }

  /**
   * Does what nobody is to judge the server by: what is asked and answered is recorded in the
   * transcript alone, but for a connection that fails.
   *
   * @throws WireException when the control connection fails
   */
  public void aside(Work work) throws WireException {
    List<Observation> before = takeObservations();
    try {
      work.run();
    } finally {
      List<Observation> own = takeObservations();
      seen.addAll(before);
      own.stream()
          .filter(o -> o instanceof SentCommand || o instanceof Exchange e && e.fault().isPresent())
          .forEach(seen::add);
    }
  }

  List<Observation> takeObservations() {
    List<Observation> taken = List.copyOf(seen);
    seen.clear();
    return taken;
  }

  /** Makes a connection the session's control connection. Nothing is logged in on it yet. */
  public void use(TcpLink link) {
    ControlChannel channel =
        new ControlChannel(link, recorder, time.clock(), request.speech().charset());
    control = Optional.of(channel);
    exchanges = Optional.of(new Exchanges(channel, time, recorder, this::observe));
    state.loggedIn(false);
    state.dataProtected(false);
  }

  /** The control connection, even when it cannot be used any more; empty before it exists. */
  Optional<ControlChannel> lastControl() {
    return control;
  }

  /**
   * The control connection.
   *
   * @throws java.util.NoSuchElementException before it exists, and so below
   */
  public ControlChannel control() {
    return control.orElseThrow();
  }

  /** The commands and answers on the control connection. */
  public Exchanges exchanges() {
    return exchanges.orElseThrow();
  }

  /** Sends a command and waits for its answer. */
  public Exchange ask(String verb, String argument) throws WireException {
    return exchanges().ask(verb, argument);
  }

  /** Without an address where a proxy looked it up. */
  public InetSocketAddress server() {
    return control().link().remote();
  }

  /** Whether the server's name is the proxy's to look up. */
  public boolean lookedUpByProxy() {
    return request.nameForProxy();
  }

  /** Whether the connections go through a proxy, which cannot be connected from outside. */
  public boolean behindProxy() {
    return request.route().proxy().isPresent();
  }

  public InetSocketAddress client() {
    return control().link().local();
  }

  /** Whether commands can be sent. */
  public boolean connected() {
    return exchanges.filter(Exchanges::usable).isPresent();
  }

  /** The control connection cannot be used any more. */
  public void giveUp() {
    exchanges().giveUp();
  }

  public boolean encrypted() {
    return control.filter(ControlChannel::encrypted).isPresent();
  }

  /** A password or account that must not be seen is due. */
  public boolean secretDue() {
    return request.credentials().isSecret();
  }

  /** Leave to send a secret over the control connection; empty where none may travel. */
  public Optional<Clearance> clearance() {
    return connected()
        ? control().clearance(new SecretPolicy(request.tls().insecure(), state.clearAllowed()))
        : Optional.empty();
  }

  /**
   * Whether a handshake met a server that nothing of a named user's may be taken to. An anonymous
   * session has nothing to lose, and goes on.
   */
  public boolean distrusts(TlsAttempt attempt) {
    return secretDue()
        && !request.tls().insecure()
        && attempt.session().filter(s -> !s.trusted()).isPresent();
  }
}
