package org.ftpdiag.model.seen;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A command and its answer.
 *
 * @param verb the command in capitals, such as {@code PASS}
 * @param argument its argument with secrets masked; empty for none
 * @param reply the answer
 * @param fault why there is none
 * @param before replies that came before it and answer something else (late or unasked ones)
 * @param encrypted whether it went over TLS
 * @param ms milliseconds from sending to the end of the answer; empty when unknown
 */
public record Exchange(
    String verb,
    String argument,
    Optional<Reply> reply,
    Optional<WireFault> fault,
    List<Reply> before,
    boolean encrypted,
    OptionalDouble ms)
    implements Observation {

  /** An exchange that was timed. */
  public Exchange(
      String verb,
      String argument,
      Optional<Reply> reply,
      Optional<WireFault> fault,
      List<Reply> before,
      boolean encrypted,
      double ms) {
    this(verb, argument, reply, fault, before, encrypted, OptionalDouble.of(ms));
  }

  /** Whether the answer is 2xx. */
  public boolean ok() {
    return reply.map(Reply::positive).orElse(false);
  }

  /** The command as it was sent, secrets masked. */
  public String line() {
    return argument.isEmpty() ? verb : verb + " " + argument;
  }
}
