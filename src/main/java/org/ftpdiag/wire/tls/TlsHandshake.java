package org.ftpdiag.wire.tls;

import java.util.Optional;
import org.ftpdiag.model.seen.TlsAttempt;

/**
 * What became of a handshake. When it failed, the TCP link below is the caller's to close.
 *
 * @param link present when it succeeded
 * @param attempt what was seen
 */
public record TlsHandshake(Optional<TlsLink> link, TlsAttempt attempt) {}
