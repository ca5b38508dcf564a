package org.ftpdiag.explain.session;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.explain.event.Cue;
import org.ftpdiag.ftp.TlsAlert;
import org.ftpdiag.model.seen.CertificateFault;
import org.ftpdiag.model.seen.CertificateFault.Kind;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.TlsTrust;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.WireFault;

/** Handshakes that a log tells of, and does not show: the verdict on a certificate, above all. */
final class CertificateSketch {
  private CertificateSketch() {}

  /** A handshake on the control connection that shows no certificate. */
  static TlsAttempt tls(Optional<WireFault> fault, int alert, boolean certificateAsked) {
    Optional<TlsSession> session =
        fault.isPresent() ? Optional.empty() : Optional.of(TlsSession.told(Optional.empty()));
    return TlsAttempt.told(Channel.CONTROL, session, fault, alert, certificateAsked);
  }

  /** The handshake that it was found in. */
  static TlsAttempt handshake(Cue fault, String words) {
    boolean chain = fault == Cue.CERTIFICATE_UNTRUSTED && words.contains("chain");
    Kind kind =
        switch (fault) {
          case CERTIFICATE_EXPIRED -> Kind.EXPIRED;
          case CERTIFICATE_NOT_YET_VALID -> Kind.NOT_YET_VALID;
          case CERTIFICATE_NAME -> Kind.NAME;
          case CERTIFICATE_SELF_SIGNED -> Kind.SELF_SIGNED;
          default -> chain ? Kind.UNKNOWN_AUTHORITY : Kind.ISSUER_MISSING;
        };
    TlsTrust trust =
        new TlsTrust(
            false, kind != Kind.NAME, List.of(), List.of(new CertificateFault(kind, 0)), words);
    return TlsAttempt.told(
        Channel.CONTROL,
        Optional.of(TlsSession.told(Optional.of(trust))),
        Optional.empty(),
        TlsAlert.NONE,
        false);
  }
}
