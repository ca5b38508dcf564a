package org.ftpdiag.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.LocalPlatform;
import org.ftpdiag.cli.options.CheckOptions;
import org.ftpdiag.cli.options.LoginOptions;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.cli.options.TlsOptions;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.cli.options.WholeNumber;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Report;
import org.ftpdiag.probe.ProbeEngine;
import org.ftpdiag.probe.steps.StepOrder;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.TargetLine;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.watch.Round;
import org.ftpdiag.watch.WatchHistory;
import org.ftpdiag.watch.WatchJson;
import org.ftpdiag.watch.WatchLines;
import org.ftpdiag.watch.WatchRun;
import org.ftpdiag.watch.WatchScreen;
import org.ftpdiag.wire.Platform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ftpdiag watch TARGET}: a probe at an interval, changes marked. */
@Command(name = "watch")
final class WatchCommand implements CliCommand {
  private static final Set<Format> FORMATS = EnumSet.of(Format.TEXT, Format.JSON);
  private static final String USUAL_INTERVAL = "30";
  private static final int LONGEST = 86_400;

  @ParentCommand RootCommand root;

  @Parameters(arity = "0..*", paramLabel = "TARGET")
  List<String> targets = new ArrayList<>();

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      descriptionKey = "cli.option.watch.interval")
  String interval = USUAL_INTERVAL;

  @Option(names = "--count", paramLabel = "N", descriptionKey = "cli.option.watch.count")
  String count;

  @Option(names = "--no-bell", descriptionKey = "cli.option.watch.no-bell")
  boolean silent;

  @Mixin LoginOptions login = new LoginOptions();
  @Mixin TlsOptions tls = new TlsOptions();
  @Mixin CheckOptions check = new CheckOptions();

  @Override
  public List<String> refused() {
    return List.of(
        "--report", "--exit-by", "--warning", "--critical", "--verbose", "--redact", "--reproduce");
  }

  @Override
  public int run(Console console, Words words) {
    if (targets.size() != 1) {
      throw new UsageException(targets.isEmpty() ? "target-missing" : "target-second");
    }
    OutputPlan plan = OutputPlan.of(root.output, console);
    plan.allow(FORMATS);
    Duration every = Duration.ofSeconds(whole("--interval", interval));
    OptionalLong often =
        count == null ? OptionalLong.empty() : OptionalLong.of(whole("--count", count));
    ProbeOrder order = new ProbeForm(targets.get(0), login, tls, check).order(console, words);
    if (!order.retryFor().isZero()) {
      throw new UsageException("option-foreign", "option", "--retry-for", "command", "watch");
    }
    WatchRun watch = new WatchRun(every, often, words, Version.current(), System::nanoTime);
    WatchHistory history = new WatchHistory();
    boolean screen = plan.format() == Format.TEXT && plan.redraw();
    boolean json = !screen && (plan.format() == Format.JSON || !root.output.formatNamed());
    WatchLines lines = new WatchLines(words, plan.style(), ZoneId.systemDefault());
    try (Platform platform = LocalPlatform.open()) {
      watch.run(
          () -> probe(order, platform, watch, console, plan),
          screen
              ? new Shown(console, view(order, words, plan, history), history)
              : new Told(
                  console, lines, json, words, history, plan.style().detail() == Detail.QUIET));
    }
    if (!json) {
      String line = screen && console.interruption().raised() ? "\n" : ""; // the terminal shows ^C
      console.print(line + lines.summary(history));
    }
    return history.worstExit();
  }

  private Report probe(
      ProbeOrder order, Platform platform, WatchRun watch, Console console, OutputPlan plan) {
    ProbeEngine engine = new ProbeEngine(platform, StepOrder.of(order.request()));
    console
        .interruption()
        .stopWith(
            () -> {
              watch.stop();
              engine.interrupt();
            });
    ProbeRun run = engine.run(order.request(), order.remarks(), ProbeListener.NONE);
    Diagnosis diagnosis = Diagnoser.diagnose(run);
    return new Report(run, diagnosis, ExitCode.of(run, diagnosis, plan.failOn()));
  }

  private WatchScreen view(ProbeOrder order, Words words, OutputPlan plan, WatchHistory history) {
    TargetLine target = TargetLine.of(order.request(), words);
    String heading =
        words.say(
            "watch.heading",
            "target",
            target.address() + "  " + target.user() + "  " + target.tls(),
            "n",
            interval);
    return new WatchScreen(words, plan.style(), ZoneId.systemDefault(), heading, !silent, history);
  }

  /** A whole number of 1 to {@value #LONGEST}. */
  private static int whole(String option, String value) {
    return WholeNumber.of(value, 1, LONGEST)
        .orElseThrow(
            () ->
                new UsageException(
                    "watch-number", "option", option, "value", value, "most", LONGEST));
  }

  /** On a terminal. */
  private record Shown(Console console, WatchScreen screen, WatchHistory history)
      implements WatchRun.Observer {
    @Override
    public void begins() {
      console.print(screen.draw(Optional.empty(), false));
    }

    @Override
    public void ended(Round round) {
      history.add(round);
      console.print(screen.draw(Optional.empty(), round.changed()));
    }

    @Override
    public void waits(Duration left) {
      console.print(screen.draw(Optional.of(left), false));
    }
  }

  /**
   * A line after the other.
   *
   * @param quiet only the first probe, and those that changed something
   */
  private record Told(
      Console console,
      WatchLines lines,
      boolean json,
      Words words,
      WatchHistory history,
      boolean quiet)
      implements WatchRun.Observer {
    @Override
    public void ended(Round round) {
      history.add(round);
      if (!quiet || round.number() == 1 || round.changed()) {
        console.print(
            json ? new WatchJson(Version.current(), words).of(round) : lines.of(round),
            json ? StandardCharsets.UTF_8 : console.terminal().charset());
      }
    }
  }
}
