package org.ftpdiag.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ftpdiag.check.CheckReport;
import org.ftpdiag.check.CheckRunner;
import org.ftpdiag.check.print.CheckNagios;
import org.ftpdiag.cli.checks.CheckLearning;
import org.ftpdiag.cli.checks.CheckOrders;
import org.ftpdiag.cli.checks.CheckOutput;
import org.ftpdiag.cli.checks.CheckProbes;
import org.ftpdiag.cli.checks.CheckProgress;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.LocalPlatform;
import org.ftpdiag.cli.options.CheckOptions;
import org.ftpdiag.cli.options.LoginOptions;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.cli.options.TlsOptions;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.cli.options.WholeNumber;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.run.NagiosState;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.wire.Platform;
import org.ftpdiag.yaml.YamlException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ftpdiag check FILE...}: servers checked against what is expected of them. */
@Command(name = "check")
final class CheckCommand implements CliCommand {
  private static final int MOST_PARALLEL = 256;

  @ParentCommand RootCommand root;
  @Spec CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "FILE")
  List<String> arguments = new ArrayList<>();

  @Option(names = "--learn", descriptionKey = "cli.option.check.learn")
  boolean learn;

  @Option(names = "--parallel", paramLabel = "N", descriptionKey = "cli.option.check.parallel")
  String parallel;

  @Mixin LoginOptions login = new LoginOptions();
  @Mixin TlsOptions tls = new TlsOptions();
  @Mixin CheckOptions check = new CheckOptions();

  @Override
  public List<String> refused() {
    return List.of("--fail-on", "--exit-by", "--warning", "--critical", "--reproduce");
  }

  @Override
  public int run(Console console, Words words) {
    OutputPlan plan = OutputPlan.of(root.output, console);
    int many = parallel();
    if (arguments.isEmpty()) {
      throw new UsageException(learn ? "target-missing" : "check-missing");
    }
    if (learn) {
      refuse(Set.of("--format", "--report"), "check-learn-format");
      refuse(Set.of("--redact"), "check-learn-redact"); // a file of masks checks nothing
      Set<String> options = new ProbeOptions(console, words).flags();
      return new CheckLearning(login, tls, check, console, words)
          .learn(arguments, given(options), many, plan);
    }
    refuse(new ProbeOptions(console, words).flags(), "check-option");
    List<CheckOrders.Order> orders;
    try {
      orders = new CheckOrders(console, words).read(arguments);
    } catch (YamlException e) {
      return refuse(e, plan, console, words);
    }
    CheckReport report;
    try (Platform platform = LocalPlatform.open();
        CheckProgress progress = new CheckProgress(orders.size(), plan, console, words)) {
      CheckRunner runner = new CheckRunner(many, progress);
      console.interruption().stopWith(runner::interrupt);
      CheckReport found = CheckProbes.run(runner, orders, platform);
      report = plan.sharing().redaction().map(r -> r.of(found)).orElse(found);
    }
    boolean written = new CheckOutput(console, words, plan).write(report);
    return !written
        ? ExitCode.DEFECT
        : plan.format() == Format.NAGIOS ? CheckNagios.state(report).exitCode() : report.exitCode();
  }

  /** A monitoring system reads standard output alone. */
  private static int refuse(YamlException e, OutputPlan plan, Console console, Words words) {
    if (plan.format() == Format.NAGIOS) {
      String lines = String.join("\n", FileFaults.lines(e, words));
      console.print("FTP " + NagiosState.UNKNOWN + " - " + lines + "\n");
      return NagiosState.UNKNOWN.exitCode();
    }
    return FileFaults.refuse(e, console, words);
  }

  private void refuse(Set<String> options, String error) {
    for (OptionSpec option : given(options)) {
      throw new UsageException(error, "option", option.longestName());
    }
  }

  /** Those of some options that stand on the command line. */
  private List<OptionSpec> given(Set<String> options) {
    return spec.commandLine().getParseResult().matchedOptions().stream()
        .filter(o -> options.contains(o.longestName()))
        .toList();
  }

  private int parallel() {
    if (parallel == null) {
      // Probes wait for their servers most of the time.
      return Math.min(16, Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));
    }
    return WholeNumber.of(parallel, 1, MOST_PARALLEL)
        .orElseThrow(
            () -> new UsageException("check-parallel", "value", parallel, "most", MOST_PARALLEL));
  }
}
