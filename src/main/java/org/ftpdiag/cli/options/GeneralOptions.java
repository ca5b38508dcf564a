package org.ftpdiag.cli.options;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command knows. */
public final class GeneralOptions {
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
