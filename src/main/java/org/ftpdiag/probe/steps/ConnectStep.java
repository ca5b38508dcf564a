package org.ftpdiag.probe.steps;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.probe.Connector.Connected;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.StepEnd;
import org.ftpdiag.wire.TcpLink;

/** Connects: address by address until one answers; with every check, to all of them. */
public final class ConnectStep implements Step {
  @Override
  public StepId id() {
    return StepId.CONNECT;
  }

  @Override
  public Optional<Phrase> skip(Session s) {
    return s.state().stoppedBy().map(Skip::after);
  }

  @Override
  public StepEnd run(Session s) {
    TcpLink used = null;
    Optional<WireFault> reset = Optional.empty();
    for (InetSocketAddress server : servers(s)) {
      if (s.time().over() || (used != null && !s.request().tests().all())) {
        break;
      }
      Connected opened = s.connector().control(server);
      s.observe(opened.attempt());
      reset = reset.or(() -> reset(opened.attempt()));
      if (opened.link().isPresent()) {
        if (used == null) {
          used = opened.link().get();
        } else {
          opened.link().get().close();
        }
      }
    }
    if (used == null && reset.isPresent() && s.request().target().tls() != TlsMode.IMPLICIT) {
      // What is no refusal came once the connection stood (RFC 9293 section 3.10.7.3): whether it
      // is seen here or as the end of the greeting is a matter of microseconds.
      s.state().resetAtOnce(reset.get());
      return StepEnd.done();
    }
    if (used == null) {
      return StepEnd.failedForGood();
    }
    s.use(used);
    return StepEnd.done();
  }

  /** A reset that is the server's own, and no proxy's. */
  private static Optional<WireFault> reset(ConnectAttempt attempt) {
    return attempt.failedAtProxy()
        ? Optional.empty()
        : attempt.fault().filter(f -> f.kind() == Kind.RESET);
  }

  /** Each address that was found, or the name where a proxy looks it up. */
  private static List<InetSocketAddress> servers(Session s) {
    int port = s.request().target().port();
    return s.lookedUpByProxy()
        ? List.of(InetSocketAddress.createUnresolved(s.request().target().knownHost(), port))
        : s.state().addresses().stream().map(a -> new InetSocketAddress(a, port)).toList();
  }
}
