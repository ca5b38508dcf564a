package org.ftpdiag.probe.transfer;

import java.util.Optional;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.WireFault;

/**
 * What became of one data connection.
 *
 * @param tls the handshake on it, where one took place
 * @param bytes how many travelled
 * @param firstByteMs from its beginning to the first byte; -1 when none came
 * @param fault why it did not end in order
 * @param truncated it ended without close_notify, which TLS requires
 */
record DataResult(
    Optional<TlsAttempt> tls,
    long bytes,
    double firstByteMs,
    Optional<WireFault> fault,
    boolean truncated) {
  static final DataResult NOTHING = nothing(Optional.empty(), Optional.empty());

  /** Nothing travelled, for this reason if there is one. */
  static DataResult nothing(Optional<TlsAttempt> tls, Optional<WireFault> why) {
    return new DataResult(tls, 0, -1, why, false);
  }

  /** So many bytes were sent; nothing was received. */
  static DataResult sent(long bytes, Optional<WireFault> fault) {
    return new DataResult(Optional.empty(), bytes, -1, fault, false);
  }

  /** The same over TLS, or over TCP alone, where no close_notify is missed. */
  DataResult over(Optional<TlsAttempt> handshake) {
    return new DataResult(handshake, bytes, firstByteMs, fault, truncated && handshake.isPresent());
  }

  /** The same with what was found to be wrong afterwards. */
  DataResult withFault(WireFault later) {
    return new DataResult(tls, bytes, firstByteMs, Optional.of(later), truncated);
  }

  /** The same where its end, which did not come, is not missed: all its bytes are confirmed. */
  DataResult ended() {
    return new DataResult(tls, bytes, firstByteMs, Optional.empty(), truncated);
  }
}
