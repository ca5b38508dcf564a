package org.ftpdiag.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command knows. */
final class GeneralOptions {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      descriptionKey = "cli.option.general.help")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      scope = ScopeType.INHERIT,
      descriptionKey = "cli.option.general.version")
  boolean version;
}
