package org.ftpdiag.probe.steps;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.StepEnd;
import org.ftpdiag.probe.checks.TlsOffersCheck;
import org.ftpdiag.wire.WireException;

/** Makes the control connection encrypted (RFC 4217 section 4), or finds out why it cannot be. */
public final class TlsStep implements Step {
  /**
   * Pure-FTPd names AUTH TLS in FEAT whenever it was built with TLS, and refuses it so while TLS is
   * switched off (src/ftpd.c and src/ftp_parser.c of 1.0.50): its FEAT is no promise.
   */
  private static final Pattern NOT_BUILT_FOR_USE =
      Pattern.compile("security scheme is not implemented", Pattern.CASE_INSENSITIVE);

  @Override
  public StepId id() {
    return StepId.TLS;
  }

  @Override
  public Optional<Phrase> skip(Session s) {
    if (s.state().stoppedBy().isPresent()) {
      return s.state().stoppedBy().map(Skip::after);
    }
    return mode(s) == TlsMode.OFF ? Optional.of(Skip.because("tls-off")) : Optional.empty();
  }

  @Override
  public StepEnd run(Session s) throws WireException {
    if (mode(s) != TlsMode.IMPLICIT) {
      Exchange auth = s.encryption().ask(mode(s).required());
      if (!begins(auth)) {
        Optional<StepEnd> end = refused(s, auth);
        if (end.isPresent()) {
          return end.get();
        }
      }
    }
    TlsAttempt attempt = s.encryption().encryptControl();
    s.observe(attempt);
    if (attempt.session().isEmpty()) {
      return handshakeFailed(s, attempt);
    }
    new TlsOffersCheck().runIfAsked(s);
    if (s.secretDue() && s.clearance().isEmpty()) {
      return StepEnd.failedForGood();
    }
    if (attempt.certificateRequested() && mode(s) != TlsMode.IMPLICIT) {
      // Under TLS 1.3 a server tells only after the handshake that it wanted a certificate, or
      // another one, as an alert in place of the next answer (RFC 8446 section 4.4.2.4).
      s.ask("NOOP", "");
    }
    return StepEnd.done();
  }

  /** RFC 4217 section 4: 234 begins the handshake; 334 asks for data that TLS has none of. */
  private static boolean begins(Exchange auth) {
    return auth.reply().map(Reply::code).orElse(0) == 234;
  }

  /**
   * Somebody may be stripping TLS: where it was asked for or promised, no password goes in clear.
   * Empty where TLS may begin all the same.
   */
  private static Optional<StepEnd> refused(Session s, Exchange auth) throws WireException {
    Reply refusal = auth.reply().orElseThrow();
    if (!s.connected()) {
      return Optional.of(StepEnd.failedForGood());
    }
    if (mode(s).required()) {
      return Optional.of(StepEnd.failedForGood());
    }
    if (s.secretDue()) {
      Exchange feat = s.ask("FEAT", "");
      if (feat.ok()) {
        s.state().features(feat.reply().orElseThrow());
        if (s.state().promises("AUTH") && !NOT_BUILT_FOR_USE.matcher(refusal.text()).find()) {
          boolean old = s.encryption().mayKnowOldName(auth);
          return old && begins(s.encryption().askByOldName())
              ? Optional.empty()
              : Optional.of(StepEnd.failedForGood());
        }
      }
    }
    s.state().allowClear();
    return Optional.of(StepEnd.skipped(Skip.because("tls-not-offered")));
  }

  private static StepEnd handshakeFailed(Session s, TlsAttempt attempt) {
    s.giveUp();
    boolean answered = attempt.fault().map(f -> f.kind() != Kind.TIMED_OUT).orElse(false);
    if (answered && !s.time().over()) {
      new TlsOffersCheck().askForVersions(s);
    }
    boolean goOn = mode(s) == TlsMode.AUTO && !s.secretDue() && !s.time().over();
    if (goOn && s.renewal().reconnectInClear()) {
      return StepEnd.failed();
    }
    return StepEnd.failedForGood();
  }

  private static TlsMode mode(Session s) {
    return s.request().target().tls();
  }
}
