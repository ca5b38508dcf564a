package org.ftpdiag.probe;

import org.ftpdiag.wire.Link;

/** The bytes of one transfer, in one direction. */
interface DataFlow {
  /** Moves them and tells the record what happened. */
  void move(Link link, TransferRecord record);

  /** Whether the server has to end its side, too, to show that all has reached it. */
  default boolean outbound() {
    return false;
  }
}
