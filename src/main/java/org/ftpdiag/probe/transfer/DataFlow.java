package org.ftpdiag.probe.transfer;

import java.time.Duration;
import org.ftpdiag.wire.Link;

/** The bytes of one transfer, in one direction. */
interface DataFlow {
  /**
   * Moves them.
   *
   * @param verb the command that transfers, to be named while it is waited for
   */
  DataResult move(Link link, String verb);

  /** Whether the server has to end its side, too, to show that all has reached it. */
  default boolean outbound() {
    return false;
  }

  /**
   * How long the reply may take that ends it.
   *
   * @param timeout the longest wait for one thing
   */
  default Duration untilReply(Duration timeout) {
    return timeout;
  }

  /** Whether all bytes that were due are known to have come: no end of the connection is needed. */
  default boolean complete() {
    return false;
  }
}
