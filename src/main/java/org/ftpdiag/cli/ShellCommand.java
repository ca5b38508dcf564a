package org.ftpdiag.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.LocalPlatform;
import org.ftpdiag.cli.options.CheckOptions;
import org.ftpdiag.cli.options.LoginOptions;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.cli.options.TlsOptions;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.cli.shells.ShellSurroundings;
import org.ftpdiag.cli.shells.ShellTerminal;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.shell.Opening;
import org.ftpdiag.shell.Shell;
import org.ftpdiag.shell.ShellScript;
import org.ftpdiag.wire.Platform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ftpdiag shell [TARGET]}: a session that a person or a script drives. */
@Command(name = "shell")
final class ShellCommand implements CliCommand {
  @ParentCommand RootCommand root;
  @Spec CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "TARGET")
  List<String> targets = new ArrayList<>();

  @Option(names = "-c", paramLabel = "COMMANDS", descriptionKey = "cli.option.check.commands")
  String commands;

  @Option(names = "--keep-going", descriptionKey = "cli.option.check.keep-going")
  boolean keepGoing;

  @Mixin LoginOptions login = new LoginOptions();
  @Mixin TlsOptions tls = new TlsOptions();
  @Mixin CheckOptions check = new CheckOptions();

  @Override
  public List<String> refused() {
    return List.of(
        "--format",
        "--report",
        "--fail-on",
        "--exit-by",
        "--warning",
        "--critical",
        "--redact",
        "--reproduce");
  }

  @Override
  public int run(Console console, Words words) {
    if (targets.size() > 1) {
      throw new UsageException("target-second");
    }
    for (OptionSpec option : given(Set.copyOf(refused()))) {
      throw new UsageException(
          "option-foreign", "option", option.longestName(), "command", "shell");
    }
    OutputPlan plan = OutputPlan.of(root.output, console);
    Optional<Opening> opening =
        targets.stream()
            .findFirst()
            .map(
                target ->
                    new Opening(
                        target,
                        new ProbeForm(target, login, tls, check).order(console, words).request()));
    boolean typed = commands == null && console.terminal().in() && console.terminal().out();
    try (Platform platform = LocalPlatform.open()) {
      ShellSurroundings around =
          new ShellSurroundings(
              console, words, plan.style(), settings(console, words), this::probe);
      if (typed) {
        return new ShellTerminal(console, words, plan, around).run(platform, opening);
      }
      try (Shell shell = new Shell(platform, around, words, plan.style(), console::print)) {
        ShellScript script = new ShellScript(shell, keepGoing);
        console.interruption().stopWith(script::stop);
        return script.run(opening, lines(console));
      }
    }
  }

  private Iterator<String> lines(Console console) {
    return commands != null
        ? ShellScript.lines(commands).iterator()
        : ShellScript.lines(
            new BufferedReader(new InputStreamReader(console.in(), console.terminal().charset())));
  }

  private int probe(ProbeOrder order, Console console, Words words) {
    return new Consultation(console, words, OutputPlan.of(root.output, console)).hold(order);
  }

  /** The options of a probe that were given, for what is connected to later. */
  private List<String> settings(Console console, Words words) {
    List<String> settings = new ArrayList<>();
    for (OptionSpec option : given(new ProbeOptions(console, words).flags())) {
      settings.addAll(
          option.arity().max() == 0
              ? List.of(option.longestName())
              : List.of(option.longestName() + "=" + option.stringValues().get(0)));
    }
    return settings;
  }

  /** Those of some options that stand on the command line. */
  private List<OptionSpec> given(Set<String> options) {
    return spec.commandLine().getParseResult().matchedOptions().stream()
        .filter(o -> options.contains(o.longestName()))
        .toList();
  }
}
