package org.ftpdiag.model;

import java.util.List;
import java.util.Optional;

/**
 * A TLS session that was established.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param cipher the cipher suite's standard name
 * @param chain the server's certificates, leaf first; those of the first handshake when resumed
 * @param trust what the trust store says; empty on a resumed session
 * @param resumed no full handshake took place
 */
public record TlsSession(
    String protocol,
    String cipher,
    List<CertificateInfo> chain,
    Optional<TlsTrust> trust,
    boolean resumed) {}
