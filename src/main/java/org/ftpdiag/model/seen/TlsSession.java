package org.ftpdiag.model.seen;

import java.util.List;
import java.util.Optional;

/**
 * A TLS session that was established.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param cipher the cipher suite's standard name
 * @param chain the server's certificates, leaf first; those of the first handshake when resumed
 * @param trust the platform's verdict; of the session that it resumes, where it does. Empty where
 *     nobody told, as in a log.
 * @param resumed no full handshake took place
 */
public record TlsSession(
    String protocol,
    String cipher,
    List<CertificateInfo> chain,
    Optional<TlsTrust> trust,
    boolean resumed) {

  /** Whether the platform trusts it; what was not judged is not trusted. */
  public boolean trusted() {
    return trust.map(TlsTrust::trusted).orElse(false);
  }
}
