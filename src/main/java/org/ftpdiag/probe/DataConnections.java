package org.ftpdiag.probe;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.ftp.AddressKind;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.ftp.DataAddress;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.PendingConnect;
import org.ftpdiag.wire.TcpLink;
import org.ftpdiag.wire.WireException;

/** Opens passive data connections and remembers which way works. */
public final class DataConnections {
  /** The longest wait for a second private address, where the control address works anyhow. */
  private static final Duration EXTRA = Duration.ofSeconds(3);

  private final Session session;
  private DataMode way;
  private boolean viaAnnounced;
  private TcpLink ready;
  private boolean turnedAway;
  private boolean fullHandshake;
  private WireException unanswered;

  DataConnections(Session session) {
    this.session = session;
  }

  /** The way that transfers use; empty when none works. */
  public Optional<DataMode> way() {
    return Optional.ofNullable(way);
  }

  /** From now on transfers use this way. */
  public void use(DataMode mode) {
    way = mode;
  }

  /** Whether the passive address had to be taken from the 227 reply. */
  public boolean viaAnnounced() {
    return viaAnnounced;
  }

  /** A command that may be sent while a connect is under way: it saves a round trip. */
  @FunctionalInterface
  public interface Meanwhile {
    void run() throws WireException;
  }

  /**
   * Tries one passive way: the command, and a connect to the port at the control address; at the
   * announced address where that fails and it is another. A connection that came about is kept for
   * the next transfer.
   */
  public PassiveTry tryPassive(DataMode mode, Meanwhile meanwhile) throws WireException {
    drop();
    turnedAway = false;
    Exchange exchange = session.ask(mode.name(), "");
    DataAddress reply =
        exchange.ok()
            ? mode == DataMode.EPSV
                ? DataAddress.epsv(exchange.reply().orElseThrow().oneLine())
                : DataAddress.pasv(exchange.reply().orElseThrow().oneLine())
            : null;
    List<ConnectAttempt> attempts = new ArrayList<>();
    unanswered = null;
    if (reply != null && reply.port() > 0) {
      InetAddress control = session.server().getAddress();
      attempts.add(connect(control, reply.port(), meanwhile, session.request().timeout()));
      Optional<InetAddress> other = reply.host().filter(a -> !a.equals(control));
      if (other.isPresent() && worthTrying(other.get(), control, ready != null)) {
        boolean had = ready != null;
        TcpLink first = ready;
        Duration wait = session.request().timeout();
        attempts.add(
            connect(
                other.get(),
                reply.port(),
                () -> {},
                had && wait.compareTo(EXTRA) > 0 ? EXTRA : wait));
        if (had) {
          if (ready != first) {
            ready.close();
          }
          ready = first;
        } else if (ready != null) {
          viaAnnounced = true;
        }
      }
    }
    PassiveTry result =
        new PassiveTry(
            exchange,
            reply == null ? Optional.empty() : reply.host(),
            reply == null ? -1 : reply.port(),
            reply == null ? "" : reply.problem(),
            attempts);
    session.observe(result);
    if (turnedAway) {
      drop();
    }
    if (unanswered != null) {
      throw unanswered;
    }
    return result;
  }

  /** The server said, unasked, that it took no connection: the one that came about is dead. */
  void turnedAway() {
    turnedAway = true;
    drop();
  }

  /**
   * Where the control address does not take the port, any other host address may. Where it does, a
   * second private address is tried only to tell whether it could be reached.
   */
  private static boolean worthTrying(InetAddress announced, InetAddress control, boolean works) {
    AddressKind there = AddressKind.of(announced);
    AddressKind here = AddressKind.of(control);
    if (there == AddressKind.UNSPECIFIED
        || there == AddressKind.MULTICAST
        || (there == AddressKind.LOOPBACK) != (here == AddressKind.LOOPBACK)) {
      return false;
    }
    return !works || there == AddressKind.PRIVATE && here == AddressKind.PRIVATE;
  }

  private ConnectAttempt connect(InetAddress address, int port, Meanwhile meanwhile, Duration wait)
      throws WireException {
    Deadline deadline =
        session.waiting(
            Phrase.of("wait.data", "address", Addresses.text(address), "port", port), wait);
    PendingConnect pending = TcpLink.begin(new InetSocketAddress(address, port), session.clock());
    try {
      meanwhile.run();
    } catch (WireException e) {
      if (e.fault().kind() != Kind.TIMED_OUT) {
        pending.cancel();
        throw e;
      }
      unanswered = e; // what becomes of the connection tells why
    }
    ConnectAttempt attempt = pending.await(deadline);
    session.controls().record(attempt, Channel.DATA);
    pending.link().ifPresent(link -> ready = link);
    return attempt;
  }

  /** A passive connection for the next transfer: the one that is ready, or a new one. */
  Optional<TcpLink> takePassive() throws WireException {
    if (ready == null) {
      openAgain();
    }
    TcpLink link = ready;
    ready = null;
    return Optional.ofNullable(link);
  }

  /** Remembers how the data connection of a transfer got its TLS. */
  void note(Transfer transfer) {
    fullHandshake |=
        transfer.ok()
            && transfer.tls().flatMap(TlsAttempt::session).filter(s -> !s.resumed()).isPresent();
  }

  /** Whether a transfer went well over TLS that resumed nothing: the server does not insist. */
  boolean takesFullHandshakes() {
    return fullHandshake;
  }

  /** A connection that was not used after all waits for the next transfer. */
  void keep(TcpLink link) {
    ready = link;
  }

  private void openAgain() throws WireException {
    if (way != DataMode.PASV || !viaAnnounced) {
      tryPassive(way, () -> {});
      return;
    }
    Exchange exchange = session.ask("PASV", "");
    if (exchange.ok()) {
      DataAddress reply = DataAddress.pasv(exchange.reply().orElseThrow().oneLine());
      if (reply.port() > 0 && reply.host().isPresent()) {
        connect(reply.host().get(), reply.port(), () -> {}, session.request().timeout());
      }
    }
  }

  /** Lets go of a connection that no transfer used. */
  public void drop() {
    if (ready != null) {
      ready.close();
      ready = null;
    }
  }

  /** PASV cannot name an IPv6 address (RFC 2428 section 1). */
  public boolean pasvPossible() {
    return session.server().getAddress() instanceof Inet4Address;
  }

  /** PORT for IPv4, EPRT for IPv6, unless one was asked for. */
  public DataMode activeWay() {
    DataMode asked = session.request().data();
    if (asked.active()) {
      return asked;
    }
    return pasvPossible() ? DataMode.PORT : DataMode.EPRT;
  }
}
