package org.ftpdiag.fleet;

import java.io.IOException;

/** Takes the reports of a fleet, a line each. */
@FunctionalInterface
public interface ReportSink {
  /**
   * Writes one line whole, to where the end of this process does not lose it.
   *
   * @param line with its end
   * @throws IOException where that fails; nothing of the line counts then
   */
  void write(byte[] line) throws IOException;
}
