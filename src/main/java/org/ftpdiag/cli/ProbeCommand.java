package org.ftpdiag.cli;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.CheckOptions;
import org.ftpdiag.cli.options.LoginOptions;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.cli.options.TlsOptions;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.report.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ftpdiag [OPTIONS] TARGET}: probes one server. */
@Command(name = "ftpdiag")
final class ProbeCommand extends RootCommand implements CliCommand {
  @Parameters(arity = "0..*", paramLabel = "TARGET")
  List<String> targets = new ArrayList<>();

  @Mixin LoginOptions login = new LoginOptions();
  @Mixin TlsOptions tls = new TlsOptions();
  @Mixin CheckOptions check = new CheckOptions();

  @Override
  public int run(Console console, Words words) {
    OutputPlan plan = OutputPlan.of(output, console);
    return new Consultation(console, words, plan).hold(order(console, words));
  }

  /** What these options ask for. */
  ProbeOrder order(Console console, Words words) {
    if (targets.isEmpty()) {
      throw new UsageException("target-missing");
    }
    if (targets.size() > 1) {
      throw new UsageException("target-second");
    }
    return new ProbeForm(targets.get(0), login, tls, check).order(console, words);
  }
}
