package org.ftpdiag.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.LocalPlatform;
import org.ftpdiag.cli.console.SpelledOutput;
import org.ftpdiag.cli.console.UnreadOutput;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.cli.options.ReportFile;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Report;
import org.ftpdiag.probe.ProbeEngine;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.steps.StepOrder;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.run.LiveView;
import org.ftpdiag.report.run.NagiosState;
import org.ftpdiag.report.run.Renderer;
import org.ftpdiag.report.run.TextRenderer;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.wire.Platform;
import org.ftpdiag.wire.tls.TlsClient;

/** One probe from the request to the written reports. Joins engine, diagnoser and renderers. */
final class Consultation {
  private static final long FIRST_PAUSE_NANOS = 1_000_000_000L;
  private static final long LONGEST_PAUSE_NANOS = 30_000_000_000L;

  private final Console console;
  private final Words words;
  private final OutputPlan plan;
  private final BiFunction<Format, Style, Renderer> renderers;
  private final Rendering rendering;
  private final ReportFiles files;

  Consultation(Console console, Words words, OutputPlan plan) {
    this(
        console,
        words,
        plan,
        (format, style) -> format.renderer(style, Version.current(), plan.limits()));
  }

  /**
   * @param renderers makes them, for each format
   */
  Consultation(
      Console console,
      Words words,
      OutputPlan plan,
      BiFunction<Format, Style, Renderer> renderers) {
    this.console = console;
    this.words = words;
    this.plan = plan;
    this.renderers = renderers;
    this.rendering = new Rendering(console, words);
    this.files = new ReportFiles(console, words);
  }

  /**
   * Probes, judges and prints.
   *
   * @return the exit code
   */
  int hold(ProbeOrder order) {
    try (Platform platform = LocalPlatform.open()) {
      return hold(order, platform);
    }
  }

  private int hold(ProbeOrder order, Platform platform) {
    ProbeRequest request = order.request();
    if (request.target().tls().required()) {
      TlsClient.warm(platform.trust());
    }
    PrintStream out = new PrintStream(new UnreadOutput(console.out()), false, plan.charset());
    try {
      boolean once = order.retryFor().isZero();
      Report report;
      if (once && plan.format() == Format.TEXT) {
        report = live(engine(order, platform), order, new SpelledOutput(out, plan.charset()));
      } else {
        report =
            plan.sharing()
                .of(
                    once ? silent(engine(order, platform), order) : untilItPasses(order, platform),
                    order.files());
        print(report, out);
      }
      boolean printed = !out.checkError(); // flushes too
      if (!printed) {
        console.say(words.say("cli.output-failed", Map.of()));
      }
      hint(report);
      boolean written = writeFiles(report) && printed && !rendering.failed();
      return written ? exitCode(report) : ExitCode.DEFECT;
    } catch (IOException e) {
      throw new IllegalStateException("a PrintStream throws nothing", e);
    }
  }

  private ProbeEngine engine(ProbeOrder order, Platform platform) {
    List<Step> steps = StepOrder.of(order.request());
    boolean watched = plan.format() == Format.TEXT || plan.redrawErrors();
    ProbeEngine engine =
        watched
            ? new ProbeEngine(platform, steps, run -> Diagnoser.diagnose(run).findings())
            : new ProbeEngine(platform, steps);
    console.interruption().stopWith(engine::interrupt);
    return engine;
  }

  /** Probes again and again, with growing pauses; the last attempt is reported. */
  private Report untilItPasses(ProbeOrder order, Platform platform) throws IOException {
    long end = System.nanoTime() + order.retryFor().toNanos();
    long pause = FIRST_PAUSE_NANOS;
    while (true) {
      Report report = silent(engine(order, platform), order);
      Optional<Finding> cause = report.diagnosis().findings().stream().findFirst();
      boolean failed =
          cause.isPresent()
              && !Set.of(ExitCode.OK, ExitCode.DEFECT, ExitCode.INTERRUPTED)
                  .contains(report.exitCode());
      if (!failed || end - System.nanoTime() < pause) {
        return report;
      }
      console.say(
          words.say(
              "cli.retry",
              "title",
              Advice.load(words).of(shown(cause.get())).title(),
              "finding",
              cause.get().id().id(),
              "seconds",
              Long.toString(pause / 1_000_000_000L)));
      CountDownLatch stopped = new CountDownLatch(1);
      console.interruption().stopWith(stopped::countDown);
      try {
        if (stopped.await(pause, TimeUnit.NANOSECONDS)) {
          return report;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return report;
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
    }
  }

  private int exitCode(Report report) {
    return plan.format() == Format.NAGIOS
        ? NagiosState.of(report, plan.limits()).exitCode()
        : report.exitCode();
  }

  /** Standard output gets the report alone: where that fails, a person gets it as text. */
  private void print(Report report, PrintStream out) throws IOException {
    Format format = plan.format();
    Renderer renderer = renderers.apply(format, plan.style());
    Optional<String> document = rendering.document(format.id(), renderer, report);
    if (document.isPresent()) {
      out.print(document.get());
      if (format == Format.GITHUB) {
        summarise(report);
      }
      return;
    }
    Renderer text = renderers.apply(Format.TEXT, Style.file(Detail.NORMAL));
    rendering.document(Format.TEXT.id(), text, report).ifPresent(console::say);
  }

  /** GitHub shows what is appended to the file that it names on the page of the run. */
  private void summarise(Report report) {
    Optional<String> name = console.variable("GITHUB_STEP_SUMMARY");
    if (name.isEmpty()) {
      return;
    }
    try {
      Renderer renderer = renderers.apply(Format.MARKDOWN, Style.file(Detail.NORMAL));
      Optional<String> page = rendering.document(Format.MARKDOWN.id(), renderer, report);
      if (page.isPresent()) {
        Files.writeString(
            Path.of(name.get()), page.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      files.failed(name.get(), e);
    }
  }

  /** Shows every step as it ends, then the rest. */
  private Report live(ProbeEngine engine, ProbeOrder order, Appendable out) throws IOException {
    LiveView view = LiveView.open(shown(order.request()), words, plan.style(), plan.redraw(), out);
    ProbeRun run;
    try (view) {
      run = engine.run(order.request(), order.remarks(), hearing(view));
    }
    Report report = plan.sharing().of(judge(run), order.files());
    rendering.attempt(
        Format.TEXT.id(),
        () -> new TextRenderer(plan.style()).renderRest(report, words, view.shown(), out));
    return report;
  }

  /**
   * Standard output gets the report alone; a terminal on standard error shows what is waited for.
   */
  private Report silent(ProbeEngine engine, ProbeOrder order) throws IOException {
    if (!plan.redrawErrors()) {
      return judge(engine.run(order.request(), order.remarks(), ProbeListener.NONE));
    }
    Charset charset = console.terminal().charset();
    Appendable err = new SpelledOutput(new PrintStream(console.err(), false, charset), charset);
    Style style = plan.style().with(Detail.QUIET);
    LiveView view = LiveView.open(shown(order.request()), words, style, true, err);
    try (view) {
      return judge(engine.run(order.request(), order.remarks(), hearing(view)));
    }
  }

  private ProbeListener hearing(ProbeListener view) {
    return plan.sharing().redaction().map(r -> r.before(view)).orElse(view);
  }

  private <R extends Record> R shown(R record) {
    return plan.sharing().redaction().map(r -> r.of(record)).orElse(record);
  }

  /** Who mistypes a command gets a host that does not exist. */
  private void hint(Report report) {
    if (report.diagnosis().rootCause().filter(f -> f.id() == FindingId.DNS_NOT_FOUND).isPresent()) {
      String host = report.run().request().target().knownHost();
      Cli.similarCommand(host)
          .ifPresent(
              command ->
                  console.say(words.say("cli.command-meant", "host", host, "command", command)));
    }
  }

  private Report judge(ProbeRun run) {
    Diagnosis diagnosis = Diagnoser.diagnose(run);
    int code = ExitCode.of(run, diagnosis, plan.failOn());
    return new Report(
        run, diagnosis, plan.exitByStep() ? ExitCode.byStep(code, diagnosis, plan.failOn()) : code);
  }

  /** Writes every file it can, whatever becomes of the others. */
  private boolean writeFiles(Report report) {
    boolean verbose = plan.style().detail() == Detail.VERBOSE;
    Style style = Style.file(verbose ? Detail.VERBOSE : Detail.NORMAL);
    boolean written = true;
    for (ReportFile file : plan.reports()) {
      Renderer renderer = renderers.apply(file.format(), style);
      written &= files.write(file, () -> rendering.document(file.format().id(), renderer, report));
    }
    return written;
  }
}
