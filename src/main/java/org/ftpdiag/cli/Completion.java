package org.ftpdiag.cli;

import java.util.List;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.report.Format;
import org.ftpdiag.report.PageFormat;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/** The script with which bash and zsh complete command lines: commands, options, their choices. */
public final class Completion {
  private Completion() {}

  /** The script, made from the options themselves. */
  public static String script() {
    CommandLine all = Cli.everything();
    refine(all.getCommandSpec());
    all.getSubcommands().values().forEach(command -> refine(command.getCommandSpec()));
    return AutoComplete.bash("ftpdiag", all);
  }

  /** Gives arguments their choices, and takes away options that the command would refuse. */
  private static void refine(CommandSpec command) {
    List<String> refused =
        command.userObject() instanceof CliCommand c ? c.refused() : List.<String>of();
    for (OptionSpec option : List.copyOf(command.options())) {
      List<String> choices = choices(option, refused.equals(PageOptions.REFUSED));
      boolean foreign = refused.contains(option.longestName());
      if (foreign || !choices.isEmpty()) {
        command.remove(option);
      }
      if (!foreign && !choices.isEmpty()) {
        command.addOption(
            OptionSpec.builder(option)
                .scopeType(ScopeType.LOCAL) // the subcommands have it already
                .completionCandidates(choices)
                .build());
      }
    }
    for (PositionalParamSpec argument : List.copyOf(command.positionalParameters())) {
      if (argument.paramLabel().equals("SCENARIO")) {
        command.remove(argument);
        command.addPositional(
            PositionalParamSpec.builder(argument).completionCandidates(Scenario.names()).build());
      }
    }
  }

  private static List<String> choices(OptionSpec option, boolean pages) {
    String label = option.paramLabel();
    return switch (option.longestName()) {
      case "--format" -> pages ? Choice.names(PageFormat.class) : Choice.names(Format.class);
      case "--lang" -> Language.KNOWN;
      default -> label.indexOf('|') < 0 ? List.of() : List.of(label.split("[|]"));
    };
  }
}
