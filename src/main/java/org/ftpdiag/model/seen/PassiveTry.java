package org.ftpdiag.model.seen;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * One passive data connection: the command, what the server announced, and where a connection could
 * be made.
 *
 * @param exchange EPSV or PASV with its answer
 * @param announced the address that a 227 names; empty for EPSV and for what is no address
 * @param port the announced port, -1 when the reply holds none that can be used, 0 when it is
 *     unknown
 * @param problem why the reply cannot be used: the offending part, empty when it can
 * @param attempts the connects, to the control address first
 */
public record PassiveTry(
    Exchange exchange,
    Optional<InetAddress> announced,
    int port,
    String problem,
    List<ConnectAttempt> attempts)
    implements Observation {

  /** Whether a data connection came about. */
  public boolean usable() {
    return attempts.stream().anyMatch(ConnectAttempt::connected);
  }
}
