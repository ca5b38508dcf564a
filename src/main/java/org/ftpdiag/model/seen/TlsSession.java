package org.ftpdiag.model.seen;

import java.util.List;
import java.util.Optional;

/**
 * A TLS session that was established.
 *
 * @param protocol such as {@code TLSv1.3}; empty when unknown
 * @param cipher the cipher suite's standard name; empty when unknown
 * @param chain the server's certificates, leaf first; those of the first handshake when resumed
 * @param trust the platform's verdict; of the session that it resumes, where it does. Empty where
 *     nobody told, as in a log.
 * @param resumed no full handshake took place
 */
public record TlsSession(
    Optional<String> protocol,
    Optional<String> cipher,
    List<CertificateInfo> chain,
    Optional<TlsTrust> trust,
    boolean resumed) {

  /** A session whose parameters were seen. */
  public TlsSession(
      String protocol,
      String cipher,
      List<CertificateInfo> chain,
      Optional<TlsTrust> trust,
      boolean resumed) {
    this(Optional.of(protocol), Optional.of(cipher), chain, trust, resumed);
  }

  /**
   * A session that a log tells of: it came about, and shows no more.
   *
   * @param trust the verdict on its certificate, where the log tells
   */
  public static TlsSession told(Optional<TlsTrust> trust) {
    return new TlsSession(Optional.empty(), Optional.empty(), List.of(), trust, false);
  }

  /** Whether the platform trusts it; what was not judged is not trusted. */
  public boolean trusted() {
    return trust.map(TlsTrust::trusted).orElse(false);
  }
}
