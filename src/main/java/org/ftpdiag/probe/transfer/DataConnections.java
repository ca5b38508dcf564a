package org.ftpdiag.probe.transfer;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.ftp.AddressKind;
import org.ftpdiag.ftp.DataAddress;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.probe.Connector.Connected;
import org.ftpdiag.probe.Connector.Meanwhile;
import org.ftpdiag.probe.Exchanges;
import org.ftpdiag.probe.Session;
import org.ftpdiag.wire.TcpLink;
import org.ftpdiag.wire.WireException;

/** Opens passive data connections and remembers which way works. */
public final class DataConnections {
  /** The longest wait for a second private address, where the control address works anyhow. */
  private static final Duration EXTRA = Duration.ofSeconds(3);

  private final Session session;
  private Optional<DataMode> way = Optional.empty();
  private boolean viaAnnounced;
  private Optional<Ready> ready = Optional.empty();

  public DataConnections(Session session) {
    this.session = session;
  }

  /** A connection that waits for the next transfer. */
  private record Ready(TcpLink link, Exchanges openedBy, int refusals) {
    /** Whether nothing has been heard since that makes an end of it. */
    boolean alive(Session session) {
      return openedBy == session.exchanges() && refusals == openedBy.dataRefusals();
    }
  }

  /** The way that transfers use; empty when none works. */
  public Optional<DataMode> way() {
    return way;
  }

  /** From now on transfers use this way. */
  public void use(DataMode mode) {
    way = Optional.of(mode);
  }

  /**
   * Tries one passive way: the command, and a connect to the port at the control address; at the
   * announced address where that fails and it is another. A connection that came about is kept for
   * the next transfer.
   */
  public PassiveTry tryPassive(DataMode mode, Meanwhile meanwhile) throws WireException {
    return tryPassive(mode, session.time().timeout(), meanwhile);
  }

  /** Likewise; a connect is waited for so long at most. */
  public PassiveTry tryPassive(DataMode mode, Duration wait, Meanwhile meanwhile)
      throws WireException {
    drop();
    Exchange exchange = session.ask(mode.name(), "");
    int refusals = session.exchanges().dataRefusals();
    List<Connected> tries = List.of();
    Optional<InetAddress> host = Optional.empty();
    int port = -1;
    String problem = "";
    if (exchange.ok()) {
      String line = exchange.reply().orElseThrow().oneLine();
      DataAddress reply = mode == DataMode.EPSV ? DataAddress.epsv(line) : DataAddress.pasv(line);
      host = reply.host();
      port = reply.port();
      problem = reply.problem();
      tries = port > 0 ? connect(reply, wait, meanwhile) : tries;
    }
    List<ConnectAttempt> attempts = new ArrayList<>();
    tries.forEach(tried -> attempts.add(tried.attempt()));
    PassiveTry result = new PassiveTry(exchange, host, port, problem, attempts);
    session.observe(result);
    keepFirst(tries, refusals);
    for (Connected tried : tries) {
      if (tried.unanswered().isPresent()) {
        throw tried.unanswered().get();
      }
    }
    return result;
  }

  private List<Connected> connect(DataAddress reply, Duration wait, Meanwhile meanwhile)
      throws WireException {
    InetAddress control = session.server().getAddress();
    InetSocketAddress there =
        control == null
            ? InetSocketAddress.createUnresolved(session.server().getHostString(), reply.port())
            : new InetSocketAddress(control, reply.port());
    List<Connected> tries = new ArrayList<>();
    tries.add(session.connector().data(there, wait, meanwhile));
    boolean works = tries.get(0).link().isPresent();
    Optional<InetAddress> other =
        reply.host().filter(a -> !a.equals(control)).filter(a -> worthTrying(a, control, works));
    if (other.isPresent()) {
      Duration extra = works && wait.compareTo(EXTRA) > 0 ? EXTRA : wait;
      InetSocketAddress announced = new InetSocketAddress(other.get(), reply.port());
      tries.add(session.connector().data(announced, extra, () -> {}));
      viaAnnounced |= !works && tries.get(1).link().isPresent();
    }
    return tries;
  }

  /** The first connection is for the next transfer, unless the server has turned it away. */
  private void keepFirst(List<Connected> tries, int refusals) {
    for (Connected tried : tries) {
      if (ready.isPresent()) {
        tried.link().ifPresent(TcpLink::close);
      } else {
        ready = tried.link().map(link -> new Ready(link, session.exchanges(), refusals));
      }
    }
  }

  /**
   * Where the control address does not take the port, any other host address may. Where it does, a
   * second private address is tried only to tell whether it could be reached.
   */
  private static boolean worthTrying(InetAddress announced, InetAddress control, boolean works) {
    AddressKind there = AddressKind.of(announced);
    if (control == null) { // a proxy knows it, and what it can reach
      return !works && (there == AddressKind.PUBLIC || there == AddressKind.PRIVATE);
    }
    AddressKind here = AddressKind.of(control);
    if (there == AddressKind.UNSPECIFIED
        || there == AddressKind.MULTICAST
        || (there == AddressKind.LOOPBACK) != (here == AddressKind.LOOPBACK)) {
      return false;
    }
    return !works || there == AddressKind.PRIVATE && here == AddressKind.PRIVATE;
  }

  /** A passive connection for the next transfer: the one that is ready, or a new one. */
  Optional<TcpLink> takePassive() throws WireException {
    if (ready.filter(r -> r.alive(session)).isEmpty()) {
      drop();
      openAgain();
    }
    Optional<TcpLink> link = ready.filter(r -> r.alive(session)).map(Ready::link);
    if (link.isPresent()) {
      ready = Optional.empty();
    }
    return link;
  }

  /** A connection that was not used after all waits for the next transfer. */
  void keep(TcpLink link) {
    ready = Optional.of(new Ready(link, session.exchanges(), session.exchanges().dataRefusals()));
  }

  private void openAgain() throws WireException {
    if (!way.equals(Optional.of(DataMode.PASV)) || !viaAnnounced) {
      tryPassive(way.orElseThrow(), () -> {});
      return;
    }
    Exchange exchange = session.ask("PASV", "");
    if (exchange.ok()) {
      DataAddress reply = DataAddress.pasv(exchange.reply().orElseThrow().oneLine());
      if (reply.port() > 0 && reply.host().isPresent()) {
        session
            .connector()
            .data(
                new InetSocketAddress(reply.host().get(), reply.port()),
                session.time().timeout(),
                () -> {})
            .link()
            .ifPresent(this::keep);
      }
    }
  }

  /** Lets go of a connection that no transfer used. */
  public void drop() {
    ready.map(Ready::link).ifPresent(TcpLink::close);
    ready = Optional.empty();
  }

  /** PASV cannot name an IPv6 address (RFC 2428 section 1). */
  public boolean pasvPossible() {
    return !(session.server().getAddress() instanceof Inet6Address);
  }

  /** PORT for IPv4, EPRT for IPv6, unless one was asked for. */
  public DataMode activeWay() {
    DataMode asked = session.request().tests().data();
    if (asked.active()) {
      return asked;
    }
    return pasvPossible() ? DataMode.PORT : DataMode.EPRT;
  }
}
