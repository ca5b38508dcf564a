package org.ftpdiag.model.seen;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the server said first.
 *
 * @param preliminary 120 replies before it (RFC 959 section 5.4)
 * @param reply the greeting, whatever its code
 * @param fault why there is none
 * @param raw the first bytes as they came, at most 1024, as ISO-8859-1
 * @param extra replies that came unasked right behind the greeting
 * @param ms milliseconds from the connection to the end of the greeting; empty when unknown
 */
public record Greeting(
    List<Reply> preliminary,
    Optional<Reply> reply,
    Optional<WireFault> fault,
    String raw,
    List<Reply> extra,
    OptionalDouble ms)
    implements Observation {

  /** A greeting that was timed. */
  public Greeting(
      List<Reply> preliminary,
      Optional<Reply> reply,
      Optional<WireFault> fault,
      String raw,
      List<Reply> extra,
      double ms) {
    this(preliminary, reply, fault, raw, extra, OptionalDouble.of(ms));
  }
}
