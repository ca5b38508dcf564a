package org.ftpdiag.model.seen;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A look-up of the host's name.
 *
 * @param host the name that was looked up; empty when unknown
 * @param addresses what was found and the address family option lets through, in the order of the
 *     resolver
 * @param excluded addresses of the other family, left out on request
 * @param detail the resolver's own words where it failed
 * @param ms milliseconds that it took; empty when unknown
 */
public record Resolution(
    Optional<String> host,
    Outcome outcome,
    List<InetAddress> addresses,
    List<InetAddress> excluded,
    String detail,
    OptionalDouble ms)
    implements Observation {

  /** A look-up that was timed. */
  public Resolution(
      String host,
      Outcome outcome,
      List<InetAddress> addresses,
      List<InetAddress> excluded,
      String detail,
      double ms) {
    this(Optional.of(host), outcome, addresses, excluded, detail, OptionalDouble.of(ms));
  }

  /** The address that the user gives a name: nobody was asked. */
  public static Resolution given(String host, InetAddress address) {
    return new Resolution(
        Optional.of(host), Outcome.FOUND, List.of(address), List.of(), "", OptionalDouble.empty());
  }

  /** How a look-up ends. */
  public enum Outcome {
    FOUND,
    /** The name has no address (of the family asked for). */
    NOT_FOUND,
    /** The resolver did not answer or could not. */
    UNAVAILABLE
  }
}
