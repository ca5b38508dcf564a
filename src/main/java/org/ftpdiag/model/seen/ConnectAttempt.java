package org.ftpdiag.model.seen;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One TCP connect.
 *
 * @param to the address, or the name where that is all that is known, and the port; empty when
 *     either is unknown
 * @param fault why it failed; empty when it succeeded
 * @param ms milliseconds that it took, or that were waited; empty when unknown
 */
public record ConnectAttempt(
    Optional<InetSocketAddress> to, Optional<WireFault> fault, OptionalDouble ms)
    implements Observation {

  /** A connect that was timed. */
  public ConnectAttempt(InetSocketAddress to, Optional<WireFault> fault, double ms) {
    this(Optional.of(to), fault, OptionalDouble.of(ms));
  }

  /** The address; empty when unknown, as where a proxy resolves the name. */
  public Optional<InetAddress> address() {
    return to.map(InetSocketAddress::getAddress);
  }

  public boolean connected() {
    return fault.isEmpty();
  }
}
