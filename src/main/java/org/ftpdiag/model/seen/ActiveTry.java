package org.ftpdiag.model.seen;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One active data connection.
 *
 * @param exchange EPRT or PORT with its answer
 * @param listening where this client waited; empty when unknown
 * @param command the command that makes the server connect, such as LIST, with its first answer
 * @param from who connected; empty when nobody did
 * @param completion the last reply of the command
 * @param fault what failed on the data connection or in waiting for it
 * @param waitedMs milliseconds that were waited for the connection; empty when unknown
 */
public record ActiveTry(
    Exchange exchange,
    Optional<InetSocketAddress> listening,
    Optional<Exchange> command,
    Optional<InetAddress> from,
    Optional<Reply> completion,
    Optional<WireFault> fault,
    OptionalDouble waitedMs)
    implements Observation {

  /** A try that was timed. */
  public ActiveTry(
      Exchange exchange,
      InetSocketAddress listening,
      Optional<Exchange> command,
      Optional<InetAddress> from,
      Optional<Reply> completion,
      Optional<WireFault> fault,
      double waitedMs) {
    this(
        exchange,
        Optional.of(listening),
        command,
        from,
        completion,
        fault,
        OptionalDouble.of(waitedMs));
  }

  /** The address that this client waited on; empty when unknown. */
  public Optional<InetAddress> local() {
    return listening.map(InetSocketAddress::getAddress);
  }
}
