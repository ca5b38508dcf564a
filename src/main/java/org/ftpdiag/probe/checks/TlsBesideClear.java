package org.ftpdiag.probe.checks;

import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.probe.ExtraSession;
import org.ftpdiag.probe.ExtraSession.Refusal;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;

/**
 * What checks share that hold a session under TLS against one in clear. Never with a password,
 * which nobody may see.
 */
final class TlsBesideClear {
  private TlsBesideClear() {}

  /** Why such a check cannot be made; empty where it can. */
  static Optional<Phrase> obstacle(Session session) {
    if (session.state().stoppedBy().isPresent()) {
      return session.state().stoppedBy().map(Skip::after);
    }
    if (!session.encrypted()) {
      return Optional.of(Skip.because("check-tls"));
    }
    if (session.request().target().tls() == TlsMode.IMPLICIT) {
      return Optional.of(Skip.because("check-implicit"));
    }
    return session.secretDue() ? Optional.of(Skip.because("check-clear")) : Optional.empty();
  }

  /** Opens a session and logs in to it; why that failed, or empty. */
  static Optional<Refusal> open(ExtraSession extra, boolean tls) {
    return tls ? extra.open() : extra.connect(false).or(extra::login);
  }
}
