package org.ftpdiag.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ftpdiag.demo.DemoCertificates;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.TlsMaterial;
import org.ftpdiag.report.Words;
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
      Scenario.names().forEach(name -> console.print(line(Scenario.load(name))));
      return 0;
    }
    String name = scenario == null ? Scenario.HEALTHY : scenario;
    if (!Scenario.names().contains(name)) {
      throw new UsageException("scenario", "scenario", name);
    }
    OutputPlan plan = OutputPlan.of(root.output, console);
    Scenario chosen = Scenario.load(name);
    try (DemoServer server = DemoServer.start(chosen)) {
      return new Consultation(console, words, plan).hold(order(chosen, server, console, words));
    } catch (IOException e) {
      throw new UncheckedIOException("no port on loopback for the demo server", e);
    }
  }

  private static String line(Scenario scenario) {
    String finds = scenario.expect().map(FindingId::id).orElse("-");
    return String.format(Locale.ROOT, "%-34s %s%n", scenario.name(), finds);
  }

  /** What a person would type to probe the server. */
  private static ProbeOrder order(
      Scenario scenario, DemoServer server, Console console, Words words) {
    InetSocketAddress address = server.address();
    List<String> args = new ArrayList<>(scenario.args());
    args.add(address.getHostString() + ":" + address.getPort());
    ProbeCommand command = new ProbeCommand();
    new CommandLine(command).parseArgs(args.toArray(new String[0]));
    ProbeOrder order =
        command.order(console.with(PasswordSource.VARIABLE, scenario.clientPassword()), words);
    // What is on show is the fault of the scenario, not that nobody knows the demo's authority.
    TlsMaterial given = order.request().tlsMaterial();
    List<X509Certificate> authorities = new ArrayList<>(given.authorities());
    authorities.add(DemoCertificates.authority());
    return order.trusting(
        new TlsMaterial(authorities, given.clientKey(), given.clientKeyPassword()));
  }
}
