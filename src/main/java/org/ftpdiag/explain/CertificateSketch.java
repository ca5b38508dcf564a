package org.ftpdiag.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.CertificateInfo;
import org.ftpdiag.model.TlsAttempt;
import org.ftpdiag.model.TlsSession;
import org.ftpdiag.model.TlsTrust;
import org.ftpdiag.model.Transcript.Channel;

/**
 * A certificate of which a log tells nothing but what is wrong with it. The rules get one that has
 * just that fault; its other facts are made up and must not be shown (see {@link Findings}).
 */
final class CertificateSketch {
  private static final Duration LONG = Duration.ofDays(365);

  private CertificateSketch() {}

  /** The handshake that showed it. */
  static TlsAttempt handshake(Cue fault, String words) {
    Instant now = SessionFacts.STARTED;
    Instant from = fault == Cue.CERTIFICATE_NOT_YET_VALID ? now.plus(LONG) : now.minus(LONG);
    Instant to = fault == Cue.CERTIFICATE_EXPIRED ? now.minus(Duration.ofDays(1)) : now.plus(LONG);
    boolean own = fault == Cue.CERTIFICATE_SELF_SIGNED;
    boolean named = fault != Cue.CERTIFICATE_NAME;
    List<CertificateInfo> chain = new ArrayList<>();
    chain.add(certificate(from, to, own));
    if (fault == Cue.CERTIFICATE_UNTRUSTED && words.contains("chain")) {
      chain.add(certificate(now.minus(LONG), now.plus(LONG), true));
    }
    boolean anchored = !own && fault != Cue.CERTIFICATE_UNTRUSTED;
    return new TlsAttempt(
        Channel.CONTROL,
        Optional.of(
            new TlsSession(
                "", "", chain, Optional.of(new TlsTrust(anchored, named, words)), false)),
        Optional.empty(),
        -1,
        false,
        false,
        0);
  }

  private static CertificateInfo certificate(Instant from, Instant to, boolean selfSigned) {
    String unknown = DataWay.UNKNOWN;
    return new CertificateInfo(
        unknown, unknown, from, to, List.of(), unknown, 0, "", "", selfSigned);
  }
}
