package org.ftpdiag.cli.checks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.check.CheckReport;
import org.ftpdiag.check.CheckResult;
import org.ftpdiag.check.CheckRunner;
import org.ftpdiag.check.CheckStatus;
import org.ftpdiag.check.ServerCheck;
import org.ftpdiag.check.SessionExpectations;
import org.ftpdiag.check.file.LearnedFile;
import org.ftpdiag.cli.ProbeForm;
import org.ftpdiag.cli.ProbeOrder;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.LocalPlatform;
import org.ftpdiag.cli.options.CheckOptions;
import org.ftpdiag.cli.options.LoginOptions;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.cli.options.TlsOptions;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.cli.secrets.PasswordSource;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.wire.Platform;
import picocli.CommandLine.Model.OptionSpec;

/** {@code ftpdiag check --learn TARGET...}: probes servers and prints a file that they pass. */
public final class CheckLearning {
  private static final String REFERENCE = "${" + PasswordSource.VARIABLE + "}";

  private final LoginOptions login;
  private final TlsOptions tls;
  private final CheckOptions check;
  private final Console console;
  private final Words words;
  private boolean typed;

  public CheckLearning(
      LoginOptions login, TlsOptions tls, CheckOptions check, Console console, Words words) {
    this.login = login;
    this.tls = tls;
    this.check = check;
    this.console = console;
    this.words = words;
  }

  /**
   * Probes and prints.
   *
   * @param given the options that were given
   */
  public int learn(List<String> targets, List<OptionSpec> given, int parallel, OutputPlan plan) {
    Map<String, CheckOrders.Order> orders = new LinkedHashMap<>();
    for (String target : targets) {
      orders.put(target, order(target));
    }
    CheckReport report;
    try (Platform platform = LocalPlatform.open();
        CheckProgress progress = new CheckProgress(orders.size(), plan, console, words)) {
      CheckRunner runner = new CheckRunner(parallel, progress);
      console.interruption().stopWith(runner::interrupt);
      report = CheckProbes.run(runner, List.copyOf(orders.values()), platform);
    }
    if (report.interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    Map<String, Report> reports = new LinkedHashMap<>();
    for (CheckResult result : report.results()) {
      if (result.status() == CheckStatus.BROKEN || result.report().isEmpty()) {
        result.defects().forEach(d -> console.say(words.say("report.defect", "what", d)));
        return ExitCode.DEFECT;
      }
      reports.put(result.check().name(), result.report().get());
      result
          .report()
          .flatMap(r -> r.diagnosis().rootCause())
          .filter(f -> f.severity() == Severity.FAIL)
          .ifPresent(
              f ->
                  console.say(
                      words.say(
                          "learned.failing",
                          "target",
                          result.check().name(),
                          "finding",
                          f.id().id())));
    }
    Instant now = report.started();
    console.print(
        LearnedFile.of(options(given), password(orders), reports, now, words), plan.charset());
    return ExitCode.OK;
  }

  private CheckOrders.Order order(String target) {
    Console asking =
        new Console(
            console.in(),
            console.out(),
            console.err(),
            console.terminal(),
            console.environment(),
            console.home(),
            prompt -> {
              typed = true;
              return console.prompt().ask(prompt);
            },
            console.interruption());
    ProbeOrder order = new ProbeForm(target, login, tls, check).order(asking, words);
    if (order.retryFor().toMillis() > 0) {
      throw new UsageException("check-learn-format", "option", "--retry-for");
    }
    ServerCheck any =
        new ServerCheck(target, List.of(SessionExpectations.verdict(Severity.FAIL)), Set.of());
    return new CheckOrders.Order(any, order);
  }

  /** The options of the probes as a check file has them. */
  private Map<String, String> options(List<OptionSpec> given) {
    Map<String, String> options = new LinkedHashMap<>();
    for (OptionSpec option : given) {
      String key = option.longestName().replaceFirst("^-+", "");
      List<String> values = new ArrayList<>(option.originalStringValues());
      boolean flag = option.arity().max() == 0;
      boolean standardInput = key.equals("password-file") && values.contains("-");
      if (!standardInput) {
        options.put(key, flag ? "true" : values.get(values.size() - 1));
      }
    }
    return options;
  }

  /** A reference, where the password has no place that the check will look into by itself. */
  private Optional<String> password(Map<String, CheckOrders.Order> orders) {
    boolean due =
        orders.values().stream().anyMatch(o -> o.order().request().credentials().isSecret());
    boolean file = login.passwordFile != null && !login.passwordFile.equals("-");
    boolean kept = typed || login.passwordFile != null;
    boolean variable = console.variable(PasswordSource.VARIABLE).isPresent();
    return due && !file && (kept || variable) ? Optional.of(REFERENCE) : Optional.empty();
  }
}
