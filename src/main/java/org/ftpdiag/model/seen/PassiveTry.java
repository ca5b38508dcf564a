package org.ftpdiag.model.seen;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One passive data connection: the command, what the server announced, and where a connection could
 * be made.
 *
 * @param exchange EPSV or PASV with its answer
 * @param announced the address that a 227 names; empty for EPSV and for what is no address
 * @param port the announced port, 1 to 65535; empty when the reply holds none that can be used, or
 *     none of it is known
 * @param problem why the reply cannot be used: the offending part; empty when it can, and when
 *     nothing of it is known
 * @param attempts the connects, to the control address first
 */
public record PassiveTry(
    Exchange exchange,
    Optional<InetAddress> announced,
    OptionalInt port,
    String problem,
    List<ConnectAttempt> attempts)
    implements Observation {

  /**
   * A try whose reply was read.
   *
   * @param port not positive when the reply holds none that can be used
   */
  public PassiveTry(
      Exchange exchange,
      Optional<InetAddress> announced,
      int port,
      String problem,
      List<ConnectAttempt> attempts) {
    this(
        exchange,
        announced,
        port > 0 ? OptionalInt.of(port) : OptionalInt.empty(),
        problem,
        attempts);
  }

  /** Whether a data connection came about. */
  public boolean usable() {
    return attempts.stream().anyMatch(ConnectAttempt::connected);
  }
}
