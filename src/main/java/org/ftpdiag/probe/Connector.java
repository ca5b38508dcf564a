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
import org.ftpdiag.wire.Recorder;
import org.ftpdiag.wire.Sockets;
import org.ftpdiag.wire.TcpLink;
import org.ftpdiag.wire.WireException;

/** Connects to the server, and puts what came of it into the transcript. */
public final class Connector {
  private final Sockets sockets;
  private final Optional<InetAddress> from;
  private final int controlPort;
  private final TimeBudget time;
  private final Recorder recorder;

  Connector(Sockets sockets, ProbeRequest request, TimeBudget time, Recorder recorder) {
    this.sockets = sockets;
    this.from = request.route().here();
    this.controlPort = request.target().port();
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

  /** Connects to the control port of an address of the server. */
  public Connected control(InetAddress address) {
    Phrase what =
        Phrase.of("wait.connect", "address", Addresses.text(address), "port", controlPort);
    Deadline deadline = time.waiting(what);
    PendingConnect pending =
        sockets.connect(from, new InetSocketAddress(address, controlPort), time.clock());
    return connected(pending, deadline, Channel.CONTROL, Optional.empty());
  }

  /**
   * Connects to a port that the server has opened for data.
   *
   * @throws WireException what the command that was sent meanwhile met, but for its time-out
   */
  public Connected data(InetAddress address, int port, Duration wait, Meanwhile meanwhile)
      throws WireException {
    Phrase what = Phrase.of("wait.data", "address", Addresses.text(address), "port", port);
    Deadline deadline = time.waiting(what, wait);
    PendingConnect pending =
        sockets.connect(from, new InetSocketAddress(address, port), time.clock());
    Optional<WireException> unanswered = Optional.empty();
    try {
      meanwhile.run();
    } catch (WireException e) {
      if (e.fault().kind() != Kind.TIMED_OUT) {
        pending.cancel();
        throw e;
      }
      unanswered = Optional.of(e); // what becomes of the connection tells why
    }
    return connected(pending, deadline, Channel.DATA, unanswered);
  }

  private Connected connected(
      PendingConnect pending,
      Deadline deadline,
      Channel channel,
      Optional<WireException> unanswered) {
    ConnectAttempt attempt = pending.await(deadline);
    InetSocketAddress server = attempt.to().orElseThrow();
    String to = Addresses.text(server.getAddress()) + " port " + server.getPort();
    recorder.event(
        channel,
        attempt
            .fault()
            .map(f -> "no connection to " + to + ": " + f.text())
            .orElse("connected to " + to));
    return new Connected(attempt, pending.link(), unanswered);
  }
}
