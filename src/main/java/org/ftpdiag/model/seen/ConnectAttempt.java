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
 * @param proxy what the proxy said to it; empty for a direct one
 */
public record ConnectAttempt(
    Optional<InetSocketAddress> to,
    Optional<WireFault> fault,
    OptionalDouble ms,
    Optional<ProxyAnswer> proxy)
    implements Observation {

  /** A direct connect. */
  public ConnectAttempt(
      Optional<InetSocketAddress> to, Optional<WireFault> fault, OptionalDouble ms) {
    this(to, fault, ms, Optional.empty());
  }

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

  /** Whether it failed at the proxy, so that nothing was learnt of the server. */
  public boolean failedAtProxy() {
    return fault.isPresent() && proxy.filter(ProxyAnswer::ofProxy).isPresent();
  }
}
