package org.ftpdiag.fleet.input;

import java.util.Optional;

/** How a line says what is to be probed. */
interface LineForm {
  /** What a line says; empty for one that says nothing. */
  Optional<Entry> read(long line, String text);
}
