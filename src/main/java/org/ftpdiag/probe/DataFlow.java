package org.ftpdiag.probe;

import org.ftpdiag.wire.Link;

/** The bytes of one transfer, in one direction. */
interface DataFlow {
  /** Moves them and tells the record what happened. */
  void move(Link link, TransferRecord record);
}
