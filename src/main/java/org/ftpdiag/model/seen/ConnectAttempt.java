package org.ftpdiag.model.seen;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * One TCP connect.
 *
 * @param fault why it failed; empty when it succeeded
 * @param ms how long it took, or how long was waited
 */
public record ConnectAttempt(InetSocketAddress to, Optional<WireFault> fault, double ms)
    implements Observation {

  public boolean connected() {
    return fault.isEmpty();
  }
}
