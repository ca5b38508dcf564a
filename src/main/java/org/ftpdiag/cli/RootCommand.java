package org.ftpdiag.cli;

import org.ftpdiag.cli.options.GeneralOptions;
import org.ftpdiag.cli.options.OutputOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The options that may stand before a subcommand, and reach it. */
@Command(name = "ftpdiag")
class RootCommand {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin GeneralOptions general = new GeneralOptions();
}
