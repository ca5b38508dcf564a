package org.ftpdiag.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.PendingConnect;
import org.ftpdiag.wire.Platform;
import org.ftpdiag.wire.Recorder;
import org.ftpdiag.wire.Sockets;
import org.ftpdiag.wire.TcpLink;
import org.ftpdiag.wire.WireException;

/** Connects to the server, and puts what came of it into the transcript. */
public final class Connector {
  private final Sockets sockets;
  private final Optional<InetAddress> from;
  private final Optional<ProxyWay> proxy;
  private final TimeBudget time;
  private final Recorder recorder;

  Connector(Platform platform, ProbeRequest request, TimeBudget time, Recorder recorder) {
    this.sockets = platform.sockets();
    this.from = request.route().here();
    this.proxy =
        request
            .route()
            .proxy()
            .map(server -> new ProxyWay(platform, server, request.route(), time, recorder));
    this.time = time;
    this.recorder = recorder;
  }

  /**
   * What a connect brought.
   *
   * @param link present when it succeeded
   * @param unanswered the time-out of a command that was sent meanwhile
   */
  public record Connected(
      ConnectAttempt attempt, Optional<TcpLink> link, Optional<WireException> unanswered) {}

  /** A command that may be sent while a connect is under way: it saves a round trip. */
  @FunctionalInterface
  public interface Meanwhile {
    void run() throws WireException;
  }

  /**
   * Connects to the control port of the server.
   *
   * @param server without an address where a proxy looks it up
   */
  public Connected control(InetSocketAddress server) {
    Deadline deadline = time.waiting(wait("wait.connect", server));
    if (proxy.isPresent()) {
      return through(proxy.get(), server, deadline, Channel.CONTROL, Optional.empty());
    }
    PendingConnect pending = sockets.connect(from, server, time.clock());
    return connected(pending, deadline, Channel.CONTROL, Optional.empty());
  }

  /**
   * Connects to a port that the server has opened for data.
   *
   * @param server without an address where a proxy looks it up
   * @throws WireException what the command that was sent meanwhile met, but for its time-out
   */
  public Connected data(InetSocketAddress server, Duration wait, Meanwhile meanwhile)
      throws WireException {
    if (proxy.isPresent()) {
      Optional<WireException> unanswered = unanswered(meanwhile);
      Deadline deadline = time.waiting(wait("wait.data", server), wait);
      return through(proxy.get(), server, deadline, Channel.DATA, unanswered);
    }
    Deadline deadline = time.waiting(wait("wait.data", server), wait);
    PendingConnect pending = sockets.connect(from, server, time.clock());
    try {
      Optional<WireException> unanswered = unanswered(meanwhile);
      return connected(pending, deadline, Channel.DATA, unanswered);
    } catch (WireException e) {
      pending.cancel();
      throw e;
    }
  }

  /** What becomes of the connection tells why a command has no answer. */
  private static Optional<WireException> unanswered(Meanwhile meanwhile) throws WireException {
    try {
      meanwhile.run();
      return Optional.empty();
    } catch (WireException e) {
      if (e.fault().kind() != Kind.TIMED_OUT) {
        throw e;
      }
      return Optional.of(e);
    }
  }

  private static Phrase wait(String what, InetSocketAddress server) {
    return Phrase.of(what, "address", host(server), "port", server.getPort());
  }

  private static String host(InetSocketAddress server) {
    InetAddress address = server.getAddress();
    return address == null ? server.getHostString() : Addresses.text(address);
  }

  private Connected connected(
      PendingConnect pending,
      Deadline deadline,
      Channel channel,
      Optional<WireException> unanswered) {
    ConnectAttempt attempt = pending.await(deadline);
    record(channel, attempt, "");
    return new Connected(attempt, pending.link(), unanswered);
  }

  private Connected through(
      ProxyWay way,
      InetSocketAddress server,
      Deadline deadline,
      Channel channel,
      Optional<WireException> unanswered) {
    ProxyWay.Opened opened = way.open(server, deadline);
    record(
        channel,
        opened.attempt(),
        opened.attempt().proxy().map(answer -> " through " + answer.proxy()).orElse(""));
    return new Connected(opened.attempt(), opened.link(), unanswered);
  }

  private void record(Channel channel, ConnectAttempt attempt, String through) {
    InetSocketAddress server = attempt.to().orElseThrow();
    String to = host(server) + " port " + server.getPort() + through;
    recorder.event(
        channel,
        attempt
            .fault()
            .map(f -> "no connection to " + to + ": " + f.text())
            .orElse("connected to " + to));
  }
}
