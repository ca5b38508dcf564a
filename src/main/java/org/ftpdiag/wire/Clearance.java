package org.ftpdiag.wire;

import java.util.Optional;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.TlsTrust;
import org.ftpdiag.wire.tls.TlsLink;

/**
 * Leave to send a secret over one connection as it is now. Only {@link ControlChannel#clearance}
 * gives one, and {@link ControlChannel#sendSecret} takes no secret without: nobody can forget to
 * ask.
 */
public final class Clearance {
  private final Link link;

  private Clearance(Link link) {
    this.link = link;
  }

  /** For a connection; empty where no secret may travel over it. */
  static Optional<Clearance> over(Link link, SecretPolicy policy) {
    boolean given =
        link instanceof TlsLink tls
            ? policy.insecure() || trusted(tls.session())
            : policy.inClear();
    return given ? Optional.of(new Clearance(link)) : Optional.empty();
  }

  /** A session without a verdict is not trusted. */
  private static boolean trusted(TlsSession session) {
    return session != null && session.trust().map(TlsTrust::trusted).orElse(false);
  }

  boolean isFor(Link other) {
    return link == other;
  }
}
