package org.ftpdiag.probe.transfer;

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
}
