package org.ftpdiag.fleet;

import org.ftpdiag.fleet.input.Entry;

/** Makes of a line what is to be probed. Asked by one thread at a time. */
@FunctionalInterface
public interface Orders {
  /**
   * What an entry asks for.
   *
   * @throws RefusedLineException where it cannot be used
   */
  FleetOrder of(Entry entry);
}
