package org.ftpdiag.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.cli.secrets.PasswordSource;
import org.ftpdiag.demo.DemoCertificates;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.report.words.Words;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ftpdiag demo [SCENARIO]}: a faulty server of ftpdiag's own, diagnosed. */
@Command(name = "demo")
final class DemoCommand implements CliCommand {
  @ParentCommand RootCommand root;

  @Parameters(arity = "0..1", paramLabel = "SCENARIO")
  String scenario;

  @Option(names = "--list", descriptionKey = "cli.option.check.list")
  boolean list;

  @Override
  public int run(Console console, Words words) {
    if (list) {
      for (String name : Scenario.names()) {
        String title = words.say("scenario." + name, Map.of());
        console.print(String.format(Locale.ROOT, "%-34s %s%n", name, title));
      }
      return 0;
    }
    String name = scenario == null ? Scenario.HEALTHY : scenario;
    if (!Scenario.names().contains(name)) {
      throw new UsageException("scenario", "scenario", name);
    }
    OutputPlan plan = OutputPlan.of(root.output, console);
    Scenario chosen = Scenario.load(name);
    try (DemoServer server = DemoServer.start(chosen)) {
      return new Consultation(console, words, plan)
          .hold(order(chosen, server.address(), console, words));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // no port on this machine's own interface
    }
  }

  /** What a person would type to probe the server, who trusts its authority. */
  static ProbeOrder order(
      Scenario scenario, InetSocketAddress address, Console console, Words words) {
    String host = address.getAddress().getHostAddress();
    List<String> args = new ArrayList<>(scenario.args());
    args.add((host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort());
    ProbeCommand command = new ProbeCommand();
    new CommandLine(command).parseArgs(args.toArray(new String[0]));
    return command
        .order(console.with(PasswordSource.VARIABLE, scenario.clientPassword()), words)
        .trusting(DemoCertificates.authority());
  }
}
