package org.ftpdiag.probe;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.wire.ControlChannel;
import org.ftpdiag.wire.TcpLink;
import org.ftpdiag.wire.WireException;

/**
 * A session of its own beside that of the probe, to the same address, with the same options, the
 * same clock and the same transcript. It has to earn its own clearance for secrets. What is seen on
 * it is nobody's observation but its user's: only a certificate that is not trusted is told to the
 * probe. Each of its steps says why it failed; to be closed, which takes leave.
 */
public final class ExtraSession implements AutoCloseable {
  private final Session main;
  private final Session own;

  /** Nothing is connected yet. The session of the probe must have been. */
  public ExtraSession(Session main) {
    this.main = main;
    this.own =
        new Session(main.platform(), main.request(), main.listener(), main.time(), main.recorder());
    own.encryption().askBy(main.encryption().mechanism());
    if (main.state().clearAllowed()) {
      own.state().allowClear();
    }
  }

  /**
   * Why a session did not come about.
   *
   * @param command what was refused; empty for the connection and the greeting
   * @param reply the refusal
   * @param fault what failed in place of a reply
   */
  public record Refusal(String command, Optional<Reply> reply, Optional<WireFault> fault) {
    /** Such as {@code USER: 530 Go away.} */
    public String text() {
      String what = reply.map(Reply::oneLine).or(() -> fault.map(WireFault::text)).orElse("");
      return command.isEmpty() ? what : command + ": " + what;
    }
  }

  /** What steps and transfers work with. */
  public Session session() {
    return own;
  }

  /**
   * Connects and reads the greeting, encrypted first where TLS is implicit and is asked for.
   *
   * @return why it failed; empty where the server is ready
   */
  public Optional<Refusal> connect(boolean encrypted) {
    var opened = own.connector().control(main.server());
    Optional<TcpLink> link = opened.link();
    if (link.isEmpty()) {
      return Optional.of(new Refusal("", Optional.empty(), opened.attempt().fault()));
    }
    own.use(link.get());
    if (encrypted && implicit()) {
      Optional<Refusal> failed = shakeHands();
      if (failed.isPresent()) {
        return failed;
      }
    }
    try {
      Reply greeting = own.control().readReply(own.time().deadline());
      while (greeting.preliminary()) { // RFC 959 section 5.4: 120 comes before 220
        greeting = own.control().readReply(own.time().deadline());
      }
      return greeting.positive()
          ? Optional.empty()
          : Optional.of(new Refusal("", Optional.of(greeting), Optional.empty()));
    } catch (WireException e) {
      return failed("", e);
    }
  }

  /**
   * Asks for TLS and shakes hands, where TLS is not implicit.
   *
   * @return why it failed; empty where the session is encrypted
   */
  public Optional<Refusal> encrypt() {
    if (implicit()) {
      return Optional.empty();
    }
    try {
      Exchange auth = own.encryption().ask(true);
      return auth.ok() ? shakeHands() : Optional.of(refusal(auth));
    } catch (WireException e) {
      return failed("AUTH", e);
    }
  }

  private boolean implicit() {
    return own.request().target().tls() == TlsMode.IMPLICIT;
  }

  private Optional<Refusal> shakeHands() {
    TlsAttempt attempt = own.encryption().encryptControl();
    if (attempt.session().filter(s -> !s.trusted()).isPresent()) {
      main.observe(attempt);
    }
    return attempt.session().isPresent()
        ? Optional.empty()
        : Optional.of(new Refusal("AUTH", Optional.empty(), attempt.fault()));
  }

  /**
   * Logs in as the probe did; sends nothing where a secret is due and may not travel.
   *
   * @return why it failed; empty where the user is in
   */
  public Optional<Refusal> login() {
    own.takeObservations();
    try {
      if (new Login(own).attempt()) {
        own.state().loggedIn(true);
        main.data().way().ifPresent(own.data()::use);
        return Optional.empty();
      }
      Optional<Exchange> last = Optional.empty();
      for (Observation o : own.takeObservations()) {
        last = o instanceof Exchange e ? Optional.of(e) : last;
      }
      return Optional.of(
          last.map(ExtraSession::refusal)
              .orElse(new Refusal("PASS", Optional.empty(), Optional.empty())));
    } catch (WireException e) {
      return failed("PASS", e);
    }
  }

  /** Connects, encrypts where the probe's session is encrypted, and logs in. */
  public Optional<Refusal> open() {
    boolean encrypted = main.encrypted();
    return connect(encrypted).or(() -> encrypted ? encrypt() : Optional.empty()).or(this::login);
  }

  /** What has been seen since it was asked last; a certificate that is not trusted is told. */
  public List<Observation> seen() {
    List<Observation> seen = own.takeObservations();
    for (Observation o : seen) {
      if (o instanceof Transfer t) {
        t.tls()
            .filter(tls -> tls.session().filter(s -> !s.trusted()).isPresent())
            .ifPresent(main::observe);
      }
    }
    return seen;
  }

  private static Refusal refusal(Exchange e) {
    return new Refusal(e.verb(), e.reply(), e.fault());
  }

  private static Optional<Refusal> failed(String command, WireException e) {
    return Optional.of(new Refusal(command, Optional.empty(), Optional.of(e.fault())));
  }

  /** Says QUIT where it still can, and hangs up. */
  @Override
  public void close() {
    own.data().drop();
    try {
      if (own.connected()) {
        own.ask("QUIT", "");
      }
    } catch (WireException e) {
      own.giveUp(); // it has gone first
    }
    own.lastControl().ifPresent(ControlChannel::close);
    own.takeObservations();
  }
}
