package org.ftpdiag.model.seen;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One transfer command from its sending to its last reply.
 *
 * @param verb such as {@code LIST} or {@code RETR}
 * @param argument the path; empty for none
 * @param active the server opened the data connection
 * @param first the answer to the command: 1xx as a rule
 * @param tls the handshake on the data connection, under PROT P
 * @param bytes how many travelled on the data connection; empty when unknown
 * @param data what failed on the data connection; empty when it ended in order
 * @param truncated TLS ended without close_notify (RFC 8446 section 6.1)
 * @param completion the final reply
 * @param control what failed on the control connection
 * @param late replies drained after a failure
 * @param firstByteMs milliseconds from the command to the first byte; empty when none came or
 *     nobody tells
 * @param ms milliseconds from the command to the end; empty when unknown
 */
public record Transfer(
    String verb,
    String argument,
    boolean active,
    Optional<Reply> first,
    Optional<TlsAttempt> tls,
    OptionalLong bytes,
    Optional<WireFault> data,
    boolean truncated,
    Optional<Reply> completion,
    Optional<WireFault> control,
    List<Reply> late,
    OptionalDouble firstByteMs,
    OptionalDouble ms)
    implements Observation {

  /**
   * A transfer that was counted and timed.
   *
   * @param firstByteMs negative when no byte came
   */
  public Transfer(
      String verb,
      String argument,
      boolean active,
      Optional<Reply> first,
      Optional<TlsAttempt> tls,
      long bytes,
      Optional<WireFault> data,
      boolean truncated,
      Optional<Reply> completion,
      Optional<WireFault> control,
      List<Reply> late,
      double firstByteMs,
      double ms) {
    this(
        verb,
        argument,
        active,
        first,
        tls,
        OptionalLong.of(bytes),
        data,
        truncated,
        completion,
        control,
        late,
        firstByteMs < 0 ? OptionalDouble.empty() : OptionalDouble.of(firstByteMs),
        OptionalDouble.of(ms));
  }

  /** Whether bytes are known to have travelled. */
  public boolean moved() {
    return bytes.orElse(0) > 0;
  }

  /** Whether more came than was asked for, so that it was broken off. */
  public boolean oversized() {
    return data.filter(f -> f.kind() == WireFault.Kind.OVERSIZED).isPresent();
  }

  /** Whether it ended as it should: data in order and a 2xx. */
  public boolean ok() {
    return data.isEmpty() && control.isEmpty() && completion.map(Reply::positive).orElse(false);
  }
}
