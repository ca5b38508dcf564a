package org.ftpdiag.model.seen;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A TLS handshake.
 *
 * @param channel where it took place
 * @param session what was established
 * @param fault why it failed; {@code received} holds plain text found in place of TLS
 * @param alert the alert that the server sent (RFC 8446 section 6), -1 for none
 * @param certificateRequested the server asked for a client certificate
 * @param certificateSent one was sent
 * @param offer whether this client offered to resume a session
 * @param ms milliseconds that it took; empty when unknown
 */
public record TlsAttempt(
    Transcript.Channel channel,
    Optional<TlsSession> session,
    Optional<WireFault> fault,
    int alert,
    boolean certificateRequested,
    boolean certificateSent,
    ResumptionOffer offer,
    OptionalDouble ms)
    implements Observation {

  /** A handshake that was timed, in which nothing was offered to be resumed. */
  public TlsAttempt(
      Transcript.Channel channel,
      Optional<TlsSession> session,
      Optional<WireFault> fault,
      int alert,
      boolean certificateRequested,
      boolean certificateSent,
      double ms) {
    this(
        channel,
        session,
        fault,
        alert,
        certificateRequested,
        certificateSent,
        ResumptionOffer.IMPOSSIBLE,
        OptionalDouble.of(ms));
  }

  /** A handshake that a log tells of, in which nothing is known to be sent or resumed. */
  public static TlsAttempt told(
      Transcript.Channel channel,
      Optional<TlsSession> session,
      Optional<WireFault> fault,
      int alert,
      boolean certificateRequested) {
    return new TlsAttempt(
        channel,
        session,
        fault,
        alert,
        certificateRequested,
        false,
        ResumptionOffer.IMPOSSIBLE,
        OptionalDouble.empty());
  }

  /** The same handshake with another word on what was offered. */
  public TlsAttempt with(ResumptionOffer made) {
    return new TlsAttempt(
        channel, session, fault, alert, certificateRequested, certificateSent, made, ms);
  }

  /** The same handshake after text in clear: where it failed, that is what came in its place. */
  public TlsAttempt after(InjectedText text) {
    Optional<WireFault> failed =
        fault.map(
            f -> f.received().isEmpty() ? new WireFault(f.kind(), f.detail(), text.text()) : f);
    return new TlsAttempt(
        channel, session, failed, alert, certificateRequested, certificateSent, offer, ms);
  }

  /** Whether a session came about that resumes an earlier one. */
  public boolean resumed() {
    return session.map(TlsSession::resumed).orElse(false);
  }

  /** Whether the server made a full handshake though it was offered to resume a session. */
  public boolean declined() {
    return offer == ResumptionOffer.MADE && session.isPresent() && !resumed();
  }
}
