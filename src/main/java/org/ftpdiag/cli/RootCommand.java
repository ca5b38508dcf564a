package org.ftpdiag.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The options that may stand before a subcommand, and reach it. */
@Command(name = "ftpdiag")
class RootCommand {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin GeneralOptions general = new GeneralOptions();
}
