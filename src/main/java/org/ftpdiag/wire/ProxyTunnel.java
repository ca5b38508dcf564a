package org.ftpdiag.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.ProxyServer;
import org.ftpdiag.model.seen.ProxyAnswer;
import org.ftpdiag.model.seen.ProxyAnswer.Outcome;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;

/**
 * Asks a proxy to connect a link with a server. Not a byte beyond its answer is read: what follows
 * is the server's. What the proxy says is bounded, and without the secrets of the probe.
 */
public final class ProxyTunnel {
  private static final int LONGEST_TEXT = 200;

  private final TcpLink link;
  private final ProxyServer proxy;
  private final Deadline deadline;
  private final Recorder recorder;
  private boolean asked;

  /**
   * What came of it.
   *
   * @param fault empty where the link leads to the server now
   */
  public record Result(ProxyAnswer answer, Optional<WireFault> fault) {}

  private ProxyTunnel(TcpLink link, ProxyServer proxy, Deadline deadline, Recorder recorder) {
    this.link = link;
    this.proxy = proxy;
    this.deadline = deadline;
    this.recorder = recorder;
  }

  /**
   * Asks.
   *
   * @param link a fresh connection to the proxy; of no use where this fails
   * @param to the server; without an address the proxy is told the name
   * @param deadline of the whole dialogue with the proxy, which itself waits for the server
   * @param recorder hides the proxy's password from here on
   */
  public static Result open(
      TcpLink link, ProxyServer proxy, InetSocketAddress to, Deadline deadline, Recorder recorder) {
    ProxyTunnel tunnel = new ProxyTunnel(link, proxy, deadline, recorder);
    try {
      ProxyAnswer answer =
          proxy.socks() ? new SocksTunnel(tunnel).ask(to) : new HttpTunnel(tunnel).ask(to);
      return new Result(answer, fault(answer));
    } catch (WireException e) {
      // A proxy that refuses says so at once; one that waits for the server says nothing.
      boolean awaited = tunnel.asked && e.fault().kind() == Kind.TIMED_OUT;
      Outcome outcome = awaited ? Outcome.SERVER_AWAITED : Outcome.UNREACHABLE;
      return new Result(tunnel.answer(outcome, "", ""), Optional.of(e.fault()));
    }
  }

  private static Optional<WireFault> fault(ProxyAnswer answer) {
    Kind kind =
        switch (answer.outcome()) {
          case OPENED -> null;
          case SERVER_REFUSED -> Kind.REFUSED;
          case SERVER_SILENT, SERVER_AWAITED -> Kind.TIMED_OUT;
          case NOT_A_PROXY -> Kind.MALFORMED;
          default -> Kind.UNREACHABLE;
        };
    String said = (answer.code() + " " + answer.text()).strip();
    return Optional.ofNullable(kind).map(k -> WireFault.of(k, "the proxy answers: " + said));
  }

  ProxyServer proxy() {
    return proxy;
  }

  /** An answer of this proxy; what it said is cut and cleared of secrets. */
  ProxyAnswer answer(Outcome outcome, String code, String text) {
    String masked = recorder.maskedBeginning(text);
    String shown =
        masked.length() <= LONGEST_TEXT ? masked : masked.substring(0, LONGEST_TEXT - 1) + "…";
    return new ProxyAnswer(proxy.url(), outcome, code, shown);
  }

  /** From now on the transcript does not show it. */
  void hide(String secret) {
    recorder.secrets().hide(secret);
  }

  void send(byte[] bytes) throws WireException {
    link.write(ByteBuffer.wrap(bytes), deadline);
  }

  /** Sends what asks for the server: from here on the proxy may wait for that. */
  void request(byte[] bytes) throws WireException {
    send(bytes);
    asked = true;
  }

  /**
   * The next bytes, so many and no more.
   *
   * @throws WireException CLOSED where they end before, and what the link tells
   */
  byte[] read(int count) throws WireException {
    ByteBuffer into = ByteBuffer.allocate(count);
    while (into.hasRemaining()) {
      if (link.read(into, deadline) < 0) {
        throw new WireException(Kind.CLOSED, "");
      }
    }
    return into.array();
  }

  /** The host of a server as a proxy is told it: the address, without a zone, or else the name. */
  static String host(InetSocketAddress to) {
    InetAddress address = to.getAddress();
    return address == null ? to.getHostString() : Addresses.text(address);
  }
}
