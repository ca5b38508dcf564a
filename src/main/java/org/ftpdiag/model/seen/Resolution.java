package org.ftpdiag.model.seen;

import java.net.InetAddress;
import java.util.List;

/**
 * A look-up of the host's name.
 *
 * @param addresses what was found and the address family option lets through, in the order of the
 *     resolver
 * @param excluded addresses of the other family, left out on request
 * @param detail the resolver's own words where it failed
 * @param ms how long it took
 */
public record Resolution(
    String host,
    Outcome outcome,
    List<InetAddress> addresses,
    List<InetAddress> excluded,
    String detail,
    double ms)
    implements Observation {

  /** How a look-up ends. */
  public enum Outcome {
    FOUND,
    /** The name has no address (of the family asked for). */
    NOT_FOUND,
    /** The resolver did not answer or could not. */
    UNAVAILABLE
  }
}
