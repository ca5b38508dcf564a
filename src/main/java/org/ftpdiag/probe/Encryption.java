package org.ftpdiag.probe;

import java.util.Optional;
import java.util.Set;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.InjectedText;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.wire.ControlChannel;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.Link;
import org.ftpdiag.wire.WireException;
import org.ftpdiag.wire.tls.TlsClient;
import org.ftpdiag.wire.tls.TlsHandshake;

/** The TLS of a session: asks the server for it, shakes hands, on data connections too. */
public final class Encryption {
  /**
   * Replies that may only say that the name {@code TLS} is unknown: 504 by RFC 2228 section 3, 534
   * from those that take any refusal for one of policy.
   */
  private static final Set<Integer> UNKNOWN_NAME = Set.of(504, 534);

  /**
   * Those of servers that do not know AUTH, and of some that know it for other names. Others (421,
   * 431, 503, 530, 533, 550) say why TLS cannot be had.
   */
  private static final Set<Integer> UNKNOWN_COMMAND = Set.of(500, 501, 502);

  /** What servers before RFC 4217 call TLS. */
  private static final String OLD_NAME = "SSL";

  private final Session session;
  private Optional<TlsClient> client = Optional.empty();
  private String mechanism = "TLS";
  private boolean dataResumed;
  private boolean fullHandshakeDid;

  Encryption(Session session) {
    this.session = session;
  }

  /** The TLS of this session, made when first needed. */
  public TlsClient client() {
    if (client.isEmpty()) {
      ProbeRequest request = session.request();
      client =
          Optional.of(
              new TlsClient(
                  request.target().knownHost(),
                  request.target().port(),
                  request.tls().material(),
                  session.platform().trust(),
                  session.time().clock(),
                  session.recorder()::maskedBeginning));
    }
    return client.get();
  }

  /** From now on this session shakes hands in another way. */
  void use(TlsClient other) {
    client = Optional.of(other);
  }

  /**
   * Asks AUTH TLS, then AUTH SSL where the server may only not know the former name.
   *
   * @param needed without TLS there is nothing to be done: also where it may not know AUTH at all,
   *     which plain servers do not, and for which most probes need not pay
   */
  public Exchange ask(boolean needed) throws WireException {
    Exchange auth = askAgain();
    int code = auth.reply().map(Reply::code).orElse(0);
    boolean old = UNKNOWN_NAME.contains(code) || needed && UNKNOWN_COMMAND.contains(code);
    return old && session.connected() ? askByOldName() : auth;
  }

  /** Whether such a refusal leaves open that AUTH is known by the old name. */
  public boolean mayKnowOldName(Exchange auth) {
    return auth.argument().equals("TLS")
        && UNKNOWN_COMMAND.contains(auth.reply().map(Reply::code).orElse(0));
  }

  public Exchange askByOldName() throws WireException {
    Exchange old = session.ask("AUTH", OLD_NAME);
    if (old.ok()) {
      mechanism = OLD_NAME;
    }
    return old;
  }

  /** Asks as it went well before. */
  Exchange askAgain() throws WireException {
    return session.ask("AUTH", mechanism);
  }

  /** Asks by the name that went well in another session with this server. */
  void askBy(String known) {
    mechanism = known;
  }

  /** The argument of AUTH that this server accepts: {@code TLS} until it turned out otherwise. */
  public String mechanism() {
    return mechanism;
  }

  /** Shakes hands on the control connection and goes on encrypted where that works. */
  public TlsAttempt encryptControl() {
    ControlChannel control = session.control();
    boolean asked = session.request().target().tls() != TlsMode.IMPLICIT;
    Optional<InjectedText> injected = asked ? control.discard() : Optional.empty();
    Deadline deadline = session.time().waiting(Phrase.of("wait.tls"));
    TlsHandshake handshake = client().control(control.link(), deadline);
    // Before a handshake that fails it is what the server had to say of it.
    TlsAttempt attempt = injected.map(handshake.attempt()::after).orElse(handshake.attempt());
    record(attempt);
    if (handshake.link().isPresent()) {
      control.upgrade(handshake.link().get());
      injected.ifPresent(session::observe);
    }
    return attempt;
  }

  /**
   * Shakes hands on a data connection.
   *
   * @param resume offer to resume the control connection's session
   */
  public TlsHandshake encryptData(Link link, boolean resume) {
    Deadline deadline = session.time().waiting(Phrase.of("wait.data-tls"));
    TlsHandshake handshake =
        resume ? client().data(link, deadline) : client().dataWithoutResumption(link, deadline);
    dataResumed |= handshake.attempt().session().map(TlsSession::resumed).orElse(false);
    if (!WatchedLink.refused(handshake.attempt())) { // the refusal says it all
      record(handshake.attempt());
    }
    return handshake;
  }

  /** Remembers how the data connection of a transfer got its TLS. */
  public void note(Transfer transfer) {
    fullHandshakeDid |=
        transfer.ok()
            && transfer.tls().flatMap(TlsAttempt::session).filter(s -> !s.resumed()).isPresent();
  }

  /**
   * Whether the next data connection cannot resume though earlier ones have, and no full handshake
   * has done: TLS 1.3 tickets are single-use (RFC 8446 appendix C.4), and not every transfer brings
   * a new one.
   */
  public boolean lacksTickets() {
    return !client().resumable() && dataResumed && !fullHandshakeDid;
  }

  /** Puts a handshake into the transcript. */
  public void record(TlsAttempt attempt) {
    String text =
        attempt
            .session()
            .map(
                s ->
                    "TLS: "
                        + s.protocol().orElseThrow()
                        + " "
                        + s.cipher().orElseThrow()
                        + (s.resumed() ? ", resumed" : ""))
            .orElseGet(() -> "TLS failed: " + attempt.fault().map(Encryption::reason).orElse(""));
    session.recorder().event(attempt.channel(), text);
  }

  private static String reason(WireFault fault) {
    return fault.kind() == WireFault.Kind.TLS ? fault.detail() : fault.text();
  }
}
