package org.ftpdiag.cli;

import org.ftpdiag.report.Words;

/** A command whose options have been read. */
interface CliCommand {
  /**
   * Does what was asked for.
   *
   * @return the exit code
   * @throws UsageException where the options cannot be used
   */
  int run(Console console, Words words);
}
