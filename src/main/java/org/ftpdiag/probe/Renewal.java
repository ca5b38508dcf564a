package org.ftpdiag.probe;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.SessionRenewal;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.wire.TcpLink;
import org.ftpdiag.wire.WireException;
import org.ftpdiag.wire.tls.TlsClient;

/**
 * A new control connection in place of the session's own, with all that the old one had: TLS,
 * login, directory, PROT. What is said again stands in the transcript only.
 */
public final class Renewal {
  private final Session session;
  private Protection protection = new Protection(false, false);

  Renewal(Session session) {
    this.session = session;
  }

  /** What the last session that got as far as the login encrypted. */
  private record Protection(boolean control, boolean data) {}

  /**
   * Gives up the control connection for a new one in clear to the same address, up to and without
   * the login.
   *
   * @return whether a greeting came
   */
  public boolean reconnectInClear() {
    return reconnect(false);
  }

  /** A whole new session: TLS, login and PROT as before. Where it fails, the session is over. */
  public boolean renew() {
    noteProtection();
    return reconnect(protection.control()) && loginAgain() || end();
  }

  /**
   * Likewise.
   *
   * @throws WireException where it fails
   */
  public void renewOrFail() throws WireException {
    require(renew());
  }

  private static void require(boolean renewed) throws WireException {
    if (!renewed) {
      throw new WireException(Kind.CLOSED, "the control connection could not be renewed");
    }
  }

  /**
   * Renews because this client's TLS cannot resume any more: with TLS 1.2, whose sessions resume
   * any number of times, or with the same TLS.
   *
   * @param reason see {@link SessionRenewal#reason}
   * @throws WireException where it fails
   */
  public void renewTls(String reason) throws WireException {
    session.data().drop();
    noteProtection();
    TlsClient same = session.encryption().client();
    boolean renewed = renewWith(same.limitedTo12()) || renewWith(same) || end();
    session.observe(new SessionRenewal(reason, renewed));
    require(renewed);
    session.ask("TYPE", "I");
  }

  private boolean renewWith(TlsClient client) {
    session.encryption().use(client);
    return reconnect(protection.control()) && loginAgain();
  }

  private boolean end() {
    session.control().close();
    session.exchanges().giveUp();
    return false;
  }

  private void noteProtection() {
    if (session.state().loggedIn()) { // else what a try left that failed half-way
      protection = new Protection(session.encrypted(), session.state().dataProtected());
    }
  }

  private boolean reconnect(boolean encrypted) {
    InetSocketAddress server = session.server();
    end();
    Optional<TcpLink> link = session.connector().control(server).link();
    if (link.isEmpty()) {
      return false;
    }
    session.use(link.get());
    return unobserved(() -> greetAndEncrypt(encrypted));
  }

  private boolean greetAndEncrypt(boolean encrypted) throws WireException {
    boolean implicit = session.request().target().tls() == TlsMode.IMPLICIT;
    if (encrypted && implicit && !encryptAgain()) {
      return false;
    }
    if (!session.control().readReply(session.time().deadline()).positive()) {
      return false;
    }
    return !encrypted || implicit || (session.encryption().askAgain().ok() && encryptAgain());
  }

  private boolean encryptAgain() {
    TlsAttempt attempt = session.encryption().encryptControl();
    session.observe(attempt);
    return attempt.session().isPresent();
  }

  /** Each new connection has to show that it may be told a secret, as the first had. */
  private boolean loginAgain() {
    return unobserved(
        () -> {
          if (!new Login(session).attempt()) {
            return false;
          }
          session.state().loggedIn(true);
          session.directory().enterAgain();
          if (protection.data()) {
            session.ask("PBSZ", "0");
            session.state().dataProtected(session.ask("PROT", "P").ok());
          }
          return true;
        });
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
      session.exchanges().fail(e.fault());
      return false;
    } finally {
      List<Observation> repeated = session.takeObservations();
      kept.forEach(session::observe);
      repeated.stream().filter(Renewal::isDistrusted).forEach(session::observe);
    }
  }

  private static boolean isDistrusted(Observation seen) {
    return seen instanceof TlsAttempt attempt
        && attempt.session().filter(s -> !s.trusted()).isPresent();
  }

  @FunctionalInterface
  private interface Attempt {
    boolean succeeds() throws WireException;
  }
}
