package org.ftpdiag.cli.fleets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ftpdiag.cli.ProbeForm;
import org.ftpdiag.cli.ProbeOptions;
import org.ftpdiag.cli.ProbeOrder;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.CheckOptions;
import org.ftpdiag.cli.options.LoginOptions;
import org.ftpdiag.cli.options.TlsOptions;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.fleet.FleetOrder;
import org.ftpdiag.fleet.Orders;
import org.ftpdiag.fleet.RefusedLineException;
import org.ftpdiag.fleet.input.Entry;
import org.ftpdiag.report.words.Words;

/** Reads the lines of a fleet as the command line of a probe is read. */
public final class FleetOrders implements Orders {
  private static final String STANDARD_INPUT = "-";

  private final Console console;
  private final Words words;
  private final ProbeOptions options;
  private final Map<String, String> defaults;
  private final List<String> before;

  /**
   * @param defaults options for lines that do not say otherwise, by their long names without dashes
   */
  public FleetOrders(Console console, Words words, Map<String, String> defaults) {
    this.console = console.unattended();
    this.words = words;
    this.options = new ProbeOptions(console, words);
    this.defaults = defaults;
    this.before = options.arguments(defaults);
  }

  /** The names that options may have. */
  public Set<String> names() {
    return options.names();
  }

  /**
   * Tries what is given for all lines, so that it is refused once.
   *
   * @throws UsageException where it cannot be used
   */
  public void checkDefaults() {
    if (!defaults.isEmpty()) {
      check(defaults.get("password-file"));
      try {
        options.order("host.invalid", defaults);
      } catch (UsageException e) {
        if (!e.getMessage().equals("password-missing")) { // lines may name one
          throw e;
        }
      }
    }
  }

  @Override
  public FleetOrder of(Entry entry) {
    try {
      ProbeOrder order = order(entry);
      return new FleetOrder(order.request(), order.remarks(), order.retryFor());
    } catch (UsageException e) {
      throw new RefusedLineException(e.phrase());
    }
  }

  private ProbeOrder order(Entry entry) {
    if (!entry.options().isEmpty() || entry.words().isEmpty()) {
      Map<String, String> all = new LinkedHashMap<>(defaults);
      all.putAll(entry.options());
      check(all.get("password-file"));
      return options.order(entry.target().orElseThrow(), all);
    }
    if (before.isEmpty() && entry.words().size() == 1 && entry.target().isPresent()) {
      // Most lines: the option parser would take most of the time of reading them.
      return new ProbeForm(
              entry.words().get(0), new LoginOptions(), new TlsOptions(), new CheckOptions())
          .order(console, words);
    }
    List<String> all = new ArrayList<>(before);
    all.addAll(entry.words());
    int file = all.lastIndexOf("--password-file");
    check(file < 0 || file == all.size() - 1 ? null : all.get(file + 1));
    check(all.contains("--password-file=-") ? STANDARD_INPUT : null);
    return options.order(all);
  }

  /** Standard input is one, and servers are many. */
  private static void check(String passwordFile) {
    if (STANDARD_INPUT.equals(passwordFile)) {
      throw new UsageException("fleet-password");
    }
  }
}
