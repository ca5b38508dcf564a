package org.ftpdiag.model.seen;

import java.util.Optional;

/**
 * How a port that is silent in plain answers a TLS hello on a fresh connection.
 *
 * @param handshake the attempt, when TLS answered
 * @param raw the first bytes that came back where they are not TLS, as ISO-8859-1
 * @param fault why nothing came back
 */
public record TlsAnswer(Optional<TlsAttempt> handshake, String raw, Optional<WireFault> fault)
    implements Observation {}
