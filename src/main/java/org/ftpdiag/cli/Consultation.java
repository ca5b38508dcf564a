package org.ftpdiag.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Report;
import org.ftpdiag.probe.ProbeEngine;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.Format;
import org.ftpdiag.report.LiveView;
import org.ftpdiag.report.Words;

/** One probe from the request to the written reports. Joins engine, diagnoser and renderers. */
final class Consultation {
  private final Console console;
  private final Words words;
  private final OutputPlan plan;

  Consultation(Console console, Words words, OutputPlan plan) {
    this.console = console;
    this.words = words;
    this.plan = plan;
  }

  /**
   * Probes, judges and prints.
   *
   * @return the exit code
   */
  int hold(ProbeOrder order) {
    ProbeEngine engine = new ProbeEngine();
    console.interruption().stopWith(engine::interrupt);
    try (Writer out = new BufferedWriter(new OutputStreamWriter(console.out(), plan.charset()))) {
      ProbeListener listener =
          plan.format() == Format.TEXT
              ? new LiveView(words, plan.style(), out)
              : ProbeListener.NONE;
      ProbeRun run = engine.run(order.request(), order.remarks(), listener);
      Diagnosis diagnosis = Diagnoser.diagnose(run);
      Report report = new Report(run, diagnosis, ExitCode.of(run, diagnosis, plan.failOn()));
      plan.format().renderer(plan.style()).render(report, words, out);
      out.flush();
      return writeFiles(report) ? report.exitCode() : Cli.FAILED;
    } catch (IOException e) {
      console.say(words.say("cli.output-failed", Map.of("detail", Visible.of(e.getMessage()))));
      return Cli.FAILED;
    }
  }

  /** Writes every file it can, whatever becomes of the others. */
  private boolean writeFiles(Report report) {
    boolean written = true;
    for (ReportFile file : plan.reports()) {
      try (Writer out = Files.newBufferedWriter(file.file(), StandardCharsets.UTF_8)) {
        file.format().renderer(plan.fileStyle()).render(report, words, out);
      } catch (IOException e) {
        written = false;
        console.say(
            words.say(
                "cli.report-failed",
                Map.of("file", Visible.of(file.file().toString()), "detail", reason(e))));
      }
    }
    return written;
  }

  private static String reason(IOException e) {
    return Visible.of(String.valueOf(e.getMessage()));
  }
}
