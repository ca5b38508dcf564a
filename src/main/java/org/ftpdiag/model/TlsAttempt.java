package org.ftpdiag.model;

import java.util.Optional;

/**
 * A TLS handshake.
 *
 * @param channel where it took place
 * @param session what was established
 * @param fault why it failed; {@code received} holds plain text found in place of TLS
 * @param alert the alert that the server sent (RFC 8446 section 6), -1 for none
 * @param certificateRequested the server asked for a client certificate
 * @param certificateSent one was sent
 * @param ms how long it took
 */
public record TlsAttempt(
    Transcript.Channel channel,
    Optional<TlsSession> session,
    Optional<WireFault> fault,
    int alert,
    boolean certificateRequested,
    boolean certificateSent,
    double ms)
    implements Observation {}
