package org.ftpdiag.explain.session;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.ftp.DataAddress;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.WireFault;

/** A passive data connection of a log: the command, what it announced, what became of it. */
final class DataWay {
  /** Stands for a host that the log does not name. */
  static final String UNKNOWN = "?";

  private final Exchange exchange;
  private final DataAddress announced;
  private final Optional<InetAddress> control;
  private final String host;
  private final List<ConnectAttempt> attempts = new ArrayList<>();
  private final boolean ofServer;
  private boolean replaced;
  private boolean connected;

  DataWay(Exchange exchange, DataAddress announced, LoggedFacts facts) {
    this.exchange = exchange;
    this.announced = announced;
    this.control = facts.address;
    this.ofServer = facts.ofServer;
    this.host = facts.host.isEmpty() ? UNKNOWN : facts.host;
  }

  /** Where a positive reply to PASV, LPSV or EPSV says that the server waits. */
  static DataAddress announcedIn(Reply reply) {
    String text = reply.oneLine();
    if (text.indexOf(' ') < 0) {
      return DataAddress.UNKNOWN; // many logs keep the code alone
    }
    return switch (reply.code()) {
      case 228 -> DataAddress.lpsv(text);
      case 229 -> DataAddress.epsv(text);
      default -> DataAddress.pasv(text);
    };
  }

  /** The client goes to the control connection's address instead. */
  void replaced() {
    replaced = true;
  }

  /** Where the client connects, as far as the log tells. */
  InetSocketAddress to() {
    Optional<InetAddress> address =
        replaced || ofServer ? control : announced.host().or(() -> control);
    int port = Math.max(0, announced.port());
    return address
        .map(a -> new InetSocketAddress(a, port))
        .orElseGet(() -> InetSocketAddress.createUnresolved(host, port));
  }

  boolean waitsOn(int port) {
    return open() && announced.port() == port;
  }

  /** Whether a port was named and nothing is known of the connection to it. */
  boolean open() {
    return exchange.ok() && !connected && attempts.isEmpty();
  }

  /** Whether it names an address that only the server's own network reaches. */
  boolean misleads() {
    boolean inside = control.filter(Addresses::isPrivate).isPresent();
    return !inside && !replaced && announced.host().filter(Addresses::isPrivate).isPresent();
  }

  boolean failed() {
    return !connected && !attempts.isEmpty() || !exchange.ok();
  }

  boolean tried() {
    return !attempts.isEmpty() && !connected;
  }

  void connected() {
    if (open() && announced.port() >= 0) {
      connected = true;
      attempts.add(new ConnectAttempt(to(), Optional.empty(), 0));
    }
  }

  void failed(WireFault fault, double ms) {
    attempts.add(new ConnectAttempt(to(), Optional.of(fault), ms));
  }

  DataAddress announced() {
    return announced;
  }

  PassiveTry observation() {
    return new PassiveTry(
        exchange,
        ofServer ? Optional.empty() : announced.host(),
        announced.port(),
        exchange.ok() ? announced.problem() : "",
        attempts);
  }
}
