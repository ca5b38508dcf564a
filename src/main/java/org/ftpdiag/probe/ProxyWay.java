package org.ftpdiag.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.Family;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProxyServer;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.ProxyAnswer;
import org.ftpdiag.model.seen.ProxyAnswer.Outcome;
import org.ftpdiag.model.seen.Resolution;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.PendingConnect;
import org.ftpdiag.wire.Platform;
import org.ftpdiag.wire.ProxyTunnel;
import org.ftpdiag.wire.Recorder;
import org.ftpdiag.wire.TcpLink;

/** Connections to the server through a proxy. What the proxy is called is looked up once. */
final class ProxyWay {
  private final Platform platform;
  private final ProxyServer proxy;
  private final Optional<InetAddress> from;
  private final TimeBudget time;
  private final Recorder recorder;
  private List<InetAddress> addresses = List.of();

  ProxyWay(
      Platform platform,
      ProxyServer proxy,
      ProbeRequest.Route route,
      TimeBudget time,
      Recorder recorder) {
    this.platform = platform;
    this.proxy = proxy;
    this.from = route.here();
    this.time = time;
    this.recorder = recorder;
  }

  /** A connect, with its link where it succeeded. */
  record Opened(ConnectAttempt attempt, Optional<TcpLink> link) {}

  /** Connects with the server, or says who it was that failed. */
  Opened open(InetSocketAddress server, Deadline deadline) {
    long start = time.now();
    if (addresses.isEmpty()) {
      Resolution found = resolve(deadline);
      addresses = found.addresses();
      if (addresses.isEmpty()) {
        WireFault unknown = WireFault.of(WireFault.Kind.UNREACHABLE, found.detail());
        return failed(server, unknown, own(Outcome.NAME), start);
      }
    }
    ConnectAttempt last = null;
    for (InetAddress address : addresses) {
      PendingConnect pending =
          platform
              .sockets()
              .connect(from, new InetSocketAddress(address, proxy.port()), time.clock());
      last = pending.await(deadline);
      if (pending.link().isPresent()) {
        addresses = List.of(address);
        return through(pending.link().get(), server, deadline, start);
      }
    }
    return failed(server, last.fault().orElseThrow(), own(Outcome.UNREACHABLE), start);
  }

  private Resolution resolve(Deadline deadline) {
    Optional<InetAddress> literal = Addresses.literal(proxy.host());
    if (literal.isPresent()) {
      return Resolution.given(proxy.host(), literal.get());
    }
    Family family = from.map(a -> Addresses.isV4(a) ? Family.IPV4 : Family.IPV6).orElse(Family.ANY);
    time.waiting(Phrase.of("wait.resolve", "host", proxy.host()));
    return platform.resolver().resolve(proxy.host(), family, time.clock(), deadline);
  }

  private Opened through(TcpLink link, InetSocketAddress server, Deadline deadline, long start) {
    ProxyTunnel.Result result = ProxyTunnel.open(link, proxy, server, deadline, recorder);
    if (result.fault().isPresent()) {
      link.close();
      return failed(server, result.fault().get(), result.answer(), start);
    }
    ConnectAttempt attempt =
        attempt(server, Optional.empty(), result.answer(), time.millisSince(start));
    return new Opened(attempt, Optional.of(link.leadingTo(server)));
  }

  private Opened failed(InetSocketAddress server, WireFault fault, ProxyAnswer answer, long start) {
    return new Opened(
        attempt(server, Optional.of(fault), answer, time.millisSince(start)), Optional.empty());
  }

  private static ConnectAttempt attempt(
      InetSocketAddress server, Optional<WireFault> fault, ProxyAnswer answer, double ms) {
    return new ConnectAttempt(
        Optional.of(server), fault, OptionalDouble.of(ms), Optional.of(answer));
  }

  private ProxyAnswer own(Outcome outcome) {
    return new ProxyAnswer(proxy.url(), outcome, "", "");
  }
}
