package org.ftpdiag.explain.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.explain.event.Cue;
import org.ftpdiag.model.seen.CertificateFault;
import org.ftpdiag.model.seen.CertificateFault.Kind;
import org.ftpdiag.model.seen.CertificateInfo;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.TlsTrust;
import org.ftpdiag.model.seen.Transcript.Channel;

/**
 * A certificate of which a log tells nothing but what is wrong with it. The rules get one that has
 * just that fault; its other facts are made up and must not be shown (see {@link Findings}).
 */
final class CertificateSketch {
  private static final Duration LONG = Duration.ofDays(365);

  private CertificateSketch() {}

  /** The handshake that showed it. */
  static TlsAttempt handshake(Cue fault, String words) {
    List<CertificateInfo> chain = new ArrayList<>();
    chain.add(certificate(fault == Cue.CERTIFICATE_SELF_SIGNED));
    if (fault == Cue.CERTIFICATE_UNTRUSTED && words.contains("chain")) {
      chain.add(certificate(true));
    }
    int last = chain.size() - 1;
    Kind kind =
        switch (fault) {
          case CERTIFICATE_EXPIRED -> Kind.EXPIRED;
          case CERTIFICATE_NOT_YET_VALID -> Kind.NOT_YET_VALID;
          case CERTIFICATE_NAME -> Kind.NAME;
          case CERTIFICATE_SELF_SIGNED -> Kind.SELF_SIGNED;
          default -> last > 0 ? Kind.UNKNOWN_AUTHORITY : Kind.ISSUER_MISSING;
        };
    TlsTrust trust =
        new TlsTrust(
            false, kind != Kind.NAME, List.of(0), List.of(new CertificateFault(kind, last)), words);
    return new TlsAttempt(
        Channel.CONTROL,
        Optional.of(new TlsSession("", "", chain, Optional.of(trust), false)),
        Optional.empty(),
        -1,
        false,
        false,
        0);
  }

  private static CertificateInfo certificate(boolean selfSigned) {
    String unknown = DataWay.UNKNOWN;
    Instant now = SessionFacts.STARTED;
    return new CertificateInfo(
        unknown,
        unknown,
        now.minus(LONG),
        now.plus(LONG),
        List.of(),
        unknown,
        0,
        "",
        "",
        selfSigned);
  }
}
