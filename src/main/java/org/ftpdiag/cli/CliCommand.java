package org.ftpdiag.cli;

import java.util.List;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.report.words.Words;

/** A command whose options have been read. */
interface CliCommand {
  /**
   * Does what was asked for.
   *
   * @return the exit code
   * @throws UsageException where the options cannot be used
   */
  int run(Console console, Words words);

  /** Inherited options that mean nothing to this command, by their long names. */
  default List<String> refused() {
    return List.of();
  }
}
