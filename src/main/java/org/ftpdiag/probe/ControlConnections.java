package org.ftpdiag.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.InjectedText;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.wire.ControlChannel;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.PendingConnect;
import org.ftpdiag.wire.TcpLink;
import org.ftpdiag.wire.WireException;
import org.ftpdiag.wire.tls.TlsClient;
import org.ftpdiag.wire.tls.TlsHandshake;

/** Opens control connections: the session's own, a fresh one in its place, and short-lived ones. */
public final class ControlConnections {
  /**
   * Replies that may only say that the name {@code TLS} is unknown: 504 by RFC 2228 section 3, 500
   * to 502 from servers that know AUTH for other mechanisms or not at all, 534 from those that take
   * any refusal for one of policy. Others (421, 431, 503, 530, 533, 550) say why TLS cannot be had.
   */
  private static final Set<Integer> UNKNOWN = Set.of(500, 501, 502, 504, 534);

  /** What servers before RFC 4217 call TLS. */
  private static final String OLD_NAME = "SSL";

  private final Session session;
  private String mechanism = "TLS";
  private Protection protection = new Protection(false, false);

  ControlConnections(Session session) {
    this.session = session;
  }

  /** What the last session that got as far as the login encrypted. */
  private record Protection(boolean control, boolean data) {}

  /** What a connect brought. */
  public record Opened(ConnectAttempt attempt, Optional<TcpLink> link) {}

  /** Connects to an address of the server. */
  public Opened connect(InetAddress address) {
    InetSocketAddress to = new InetSocketAddress(address, session.request().target().port());
    Deadline deadline =
        session.waiting(
            Phrase.of("wait.connect", "address", Addresses.text(address), "port", to.getPort()));
    PendingConnect pending = TcpLink.begin(to, session.clock());
    ConnectAttempt attempt = pending.await(deadline);
    record(attempt, Channel.CONTROL);
    return new Opened(attempt, pending.link());
  }

  /** Puts a connect into the transcript. */
  public void record(ConnectAttempt attempt, Channel channel) {
    String to = Addresses.text(attempt.to().getAddress()) + " port " + attempt.to().getPort();
    session
        .recorder()
        .event(
            channel,
            attempt
                .fault()
                .map(f -> "no connection to " + to + ": " + f.text())
                .orElse("connected to " + to));
  }

  /** Makes a link the session's control connection. */
  public void use(TcpLink link) {
    session.control(new ControlChannel(link, session.recorder(), session.clock()));
  }

  /** The TLS of the session, made when first needed. */
  public TlsClient tlsClient() {
    if (session.tls() == null) {
      session.tls(
          new TlsClient(
              session.request().target().host(),
              session.request().target().port(),
              session.request().tlsMaterial(),
              session.clock(),
              session.recorder()::maskedBeginning));
    }
    return session.tls();
  }

  /** Shakes hands on the control connection and goes on encrypted where that works. */
  public TlsAttempt encrypt(TlsClient client) {
    ControlChannel control = session.control();
    boolean asked = session.request().target().tls() != TlsMode.IMPLICIT;
    Optional<InjectedText> injected = asked ? control.discard() : Optional.empty();
    Deadline deadline = session.waiting(Phrase.of("wait.tls"));
    TlsHandshake handshake = client.control(control.link(), deadline);
    // Before a handshake that fails it is what the server had to say of it.
    TlsAttempt attempt = injected.map(handshake.attempt()::after).orElse(handshake.attempt());
    record(attempt);
    if (handshake.link().isPresent()) {
      control.upgrade(handshake.link().get());
      injected.ifPresent(session::observe);
    }
    return attempt;
  }

  /** Puts a handshake into the transcript. */
  public void record(TlsAttempt attempt) {
    String text =
        attempt
            .session()
            .map(s -> "TLS: " + s.protocol() + " " + s.cipher() + (s.resumed() ? ", resumed" : ""))
            .orElseGet(
                () -> "TLS failed: " + attempt.fault().map(ControlConnections::reason).orElse(""));
    session.recorder().event(attempt.channel(), text);
  }

  private static String reason(WireFault fault) {
    return fault.kind() == WireFault.Kind.TLS ? fault.detail() : fault.text();
  }

  /**
   * Gives up the control connection for a new one to the same address, up to and without the login.
   *
   * @param encrypted whether to ask for TLS again
   * @return whether a greeting, and TLS where asked for, came about
   */
  public boolean reconnect(TlsClient client, boolean encrypted) {
    InetAddress address = session.server().getAddress();
    session.control().close();
    session.lose();
    Opened opened = connect(address);
    if (opened.link().isEmpty()) {
      return false;
    }
    use(opened.link().get());
    return unobserved(() -> greetAndEncrypt(client, encrypted));
  }

  /**
   * What the step saw is told; a repetition of greeting and login stands in the transcript only,
   * but for a certificate that is not trusted.
   */
  private boolean unobserved(Attempt attempt) {
    List<Observation> kept = session.takeObservations();
    try {
      return attempt.succeeds();
    } catch (WireException e) {
      session.fail(e.fault());
      return false;
    } finally {
      List<Observation> repeated = session.takeObservations();
      kept.forEach(session::observe);
      repeated.stream().filter(ControlConnections::shownInVain).forEach(session::observe);
    }
  }

  private static boolean shownInVain(Observation seen) {
    return seen instanceof TlsAttempt attempt
        && attempt.session().filter(s -> !s.trusted()).isPresent();
  }

  private boolean greetAndEncrypt(TlsClient client, boolean encrypted) throws WireException {
    boolean implicit = session.request().target().tls() == TlsMode.IMPLICIT;
    if (encrypted && implicit && !encryptAgain(client)) {
      return false;
    }
    if (!session.control().readReply(session.deadline()).positive()) {
      return false;
    }
    return !encrypted || implicit || (session.ask("AUTH", mechanism).ok() && encryptAgain(client));
  }

  private boolean encryptAgain(TlsClient client) {
    TlsAttempt attempt = encrypt(client);
    session.observe(attempt);
    return attempt.session().isPresent();
  }

  /** A whole new session in place of the old one: TLS, login and PROT as before. */
  public boolean renew() {
    return renew(Collections.singletonList(session.tls())); // null in a session without TLS
  }

  /**
   * Likewise, with the first of several kinds of TLS that brings one about. Each new connection has
   * to show that it may be told a secret, as the first had. Where none may, the session is over.
   */
  public boolean renew(List<TlsClient> clients) {
    if (session.loggedIn()) { // else what a try left that failed half-way
      protection = new Protection(session.encrypted(), session.protectedData());
    }
    for (TlsClient client : clients) {
      session.tls(client);
      if (reconnect(client, protection.control())
          && unobserved(() -> loginAgain(protection.data()))) {
        return true;
      }
    }
    session.control().close();
    session.lose();
    return false;
  }

  private boolean loginAgain(boolean prot) throws WireException {
    if (!new Login(session).attempt()) {
      return false;
    }
    session.loggedIn(true);
    if (session.movedTo().isPresent()) {
      session.ask("CWD", session.movedTo().get());
    }
    if (prot) {
      session.ask("PBSZ", "0");
      session.protectedData(session.ask("PROT", "P").ok());
    }
    return true;
  }

  /** Asks AUTH TLS, then AUTH SSL where the server may only not know the former name. */
  public Exchange askForTls() throws WireException {
    Exchange auth = session.ask("AUTH", mechanism);
    if (!UNKNOWN.contains(auth.reply().map(Reply::code).orElse(0)) || !session.connected()) {
      return auth;
    }
    Exchange old = session.ask("AUTH", OLD_NAME);
    if (old.ok()) {
      mechanism = OLD_NAME;
    }
    return old;
  }

  /** The argument of AUTH that this server accepts: {@code TLS} until it turned out otherwise. */
  public String mechanism() {
    return mechanism;
  }

  @FunctionalInterface
  private interface Attempt {
    boolean succeeds() throws WireException;
  }
}
