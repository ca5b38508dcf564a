package org.ftpdiag.explain.session;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.ftp.DataAddress;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.WireFault;

/** A passive data connection of a log: the command, what it announced, what became of it. */
final class DataWay {
  /** {@code (x,x,x,x,224,153)}: people put letters or stars in place of an address. */
  private static final Pattern REDACTED =
      Pattern.compile("\\((?:[xX*n#?]{1,3}|\\d{1,3}),(?:[xX*n#?]{1,3},)");

  private final Exchange exchange;
  private Optional<DataAddress> announced;
  private final Optional<InetAddress> control;
  private final Optional<String> host;
  private final List<ConnectAttempt> attempts = new ArrayList<>();
  private final boolean ofServer;
  private boolean replaced;
  private boolean connected;

  /**
   * A way.
   *
   * @param announced empty where the server refused, and where the log keeps no more of the reply
   *     than its code
   */
  DataWay(Exchange exchange, Optional<DataAddress> announced, LoggedFacts facts) {
    this.exchange = exchange;
    this.announced = announced;
    this.control = facts.address;
    this.ofServer = facts.ofServer;
    this.host = facts.host;
  }

  /**
   * Where a positive reply to PASV, LPSV or EPSV says that the server waits; empty where it is a
   * code alone, of which many logs keep no more.
   */
  static Optional<DataAddress> announcedIn(Reply reply) {
    String text = reply.oneLine();
    if (text.indexOf(' ') < 0 || REDACTED.matcher(text).find()) {
      return Optional.empty(); // people hide the address, too
    }
    return Optional.of(
        switch (reply.code()) {
          case 228 -> DataAddress.lpsv(text);
          case 229 -> DataAddress.epsv(text);
          default -> DataAddress.pasv(text);
        });
  }

  /** The client goes to the control connection's address instead. */
  void replaced() {
    replaced = true;
  }

  /** Where the client connects, as far as the log tells. */
  Optional<InetSocketAddress> to() {
    Optional<InetAddress> address =
        replaced || ofServer ? control : announcedHost().or(() -> control);
    int port = port().orElse(0);
    return port == 0
        ? Optional.empty()
        : address
            .map(a -> new InetSocketAddress(a, port))
            .or(() -> host.map(name -> InetSocketAddress.createUnresolved(name, port)));
  }

  boolean waitsOn(int port) {
    return open() && names(port);
  }

  /** Whether a port was named and nothing is known of the connection to it. */
  boolean open() {
    return exchange.ok() && !connected && attempts.isEmpty();
  }

  /** Whether it names an address that only the server's own network reaches. */
  boolean misleads() {
    boolean inside = control.filter(Addresses::isPrivate).isPresent();
    return !inside && !replaced && announcedHost().filter(Addresses::isPrivate).isPresent();
  }

  boolean failed() {
    return !connected && !attempts.isEmpty() || !exchange.ok();
  }

  boolean tried() {
    return !attempts.isEmpty() && !connected;
  }

  void connected() {
    if (open() && announced.filter(a -> a.port() < 0).isEmpty()) {
      connected = true;
      attempts.add(new ConnectAttempt(to(), Optional.empty(), OptionalDouble.empty()));
    }
  }

  /** Nobody came, as these words tell. */
  void timedOut(String words) {
    failed(WireFault.of(WireFault.Kind.TIMED_OUT, words), OptionalDouble.empty());
  }

  /**
   * No connection came about.
   *
   * @param ms milliseconds that were waited; empty when unknown
   */
  void failed(WireFault fault, OptionalDouble ms) {
    if (announced.filter(a -> a.port() < 0).isPresent() && cut(exchange.reply())) {
      announced = Optional.empty(); // the client knew where to go: the log left it out
    }
    attempts.add(new ConnectAttempt(to(), Optional.of(fault), ms));
  }

  /** Whether nothing stands in a reply of what it is for, not even a wrong address. */
  private static boolean cut(Optional<Reply> reply) {
    return reply.filter(r -> r.text().chars().noneMatch(Character::isDigit)).isPresent();
  }

  /** The address that the reply names; empty where it names none, or is not known. */
  Optional<InetAddress> announcedHost() {
    return announced.flatMap(DataAddress::host);
  }

  /** Whether the reply names that port. */
  boolean names(int port) {
    return port > 0 && port().equals(OptionalInt.of(port));
  }

  /** The port that the reply names, 1 to 65535; empty where it names none, or is not known. */
  OptionalInt port() {
    return announced.stream().mapToInt(DataAddress::port).filter(p -> p > 0).findFirst();
  }

  PassiveTry observation() {
    return new PassiveTry(
        exchange,
        ofServer ? Optional.empty() : announcedHost(),
        port(),
        announced.map(DataAddress::problem).orElse(""),
        attempts);
  }
}
