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

/** The verdict on a certificate that a log tells of, and does not show. */
final class CertificateSketch {
  private CertificateSketch() {}

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
