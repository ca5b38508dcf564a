package org.ftpdiag.cli;

import java.util.List;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.yaml.YamlException;

/** What is wrong with a file that a person wrote, as compilers say it and editors read it. */
final class FileFaults {
  private FileFaults() {}

  /** A line each: {@code FILE:LINE:COLUMN: what was found; what is allowed}. */
  static List<String> lines(YamlException e, Words words) {
    return e.faults().stream().map(f -> f.place() + ": " + words.say(f.what())).toList();
  }

  /**
   * Says them all.
   *
   * @return the exit code
   */
  static int refuse(YamlException e, Console console, Words words) {
    lines(e, words).forEach(console::sayBare);
    return ExitCode.USAGE;
  }
}
