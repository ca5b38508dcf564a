package org.ftpdiag.report.run;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.ServerIdentity;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.print.GaugeLines;
import org.ftpdiag.report.words.Words;

/** Gauges of one run in the text format of Prometheus (0.0.4). */
final class PrometheusRenderer implements Renderer {
  @Override
  public void render(Report report, Words words, Appendable out) throws IOException {
    new Gauges(report, words, out).write();
  }

  /** The gauges of a report. */
  private static final class Gauges {
    private final Report report;
    private final ReadableReport readable;
    private final GaugeLines lines;
    private final String target;

    Gauges(Report report, Words words, Appendable out) {
      this.report = report;
      this.readable = ReadableReport.of(report, words);
      this.lines = new GaugeLines(out);
      this.target = GaugeLines.label("target", report.run().request().target().input());
    }

    void write() throws IOException {
      lines.head("ftpdiag_success", "Whether the probe found nothing that makes its exit code 1.");
      lines.sample("ftpdiag_success", target, report.exitCode() == ExitCode.OK ? 1 : 0);
      if (report.run().durationMs().isPresent()) {
        lines.head("ftpdiag_duration_seconds", "How long the probe took.");
        lines.sample(
            "ftpdiag_duration_seconds", target, report.run().durationMs().getAsDouble() / 1000);
      }
      steps();
      findings();
      session();
    }

    private void steps() throws IOException {
      lines.head("ftpdiag_step_success", "Whether a step did not fail; skipped steps are absent.");
      for (ReadableStep step : readable.steps()) {
        if (step.status() != StepStatus.SKIP) {
          int passed = step.status() == StepStatus.FAIL ? 0 : 1;
          lines.sample(
              "ftpdiag_step_success",
              target + "," + GaugeLines.label("step", step.id().id()),
              passed);
        }
      }
      lines.head(
          "ftpdiag_step_duration_seconds", "How long a step took; skipped steps are absent.");
      for (ReadableStep step : readable.steps()) {
        if (step.status() != StepStatus.SKIP && step.ms().isPresent()) {
          lines.sample(
              "ftpdiag_step_duration_seconds",
              target + "," + GaugeLines.label("step", step.id().id()),
              step.ms().getAsDouble() / 1000);
        }
      }
    }

    private void findings() throws IOException {
      Set<String> labels = new LinkedHashSet<>();
      for (Finding f : report.diagnosis().findings()) {
        labels.add(
            String.join(
                ",",
                target,
                GaugeLines.label("id", f.id().id()),
                GaugeLines.label("severity", f.severity().id()),
                GaugeLines.label("side", f.side().id()),
                GaugeLines.label("step", f.step().id())));
      }
      if (!labels.isEmpty()) {
        lines.head("ftpdiag_finding", "What was found; always 1.");
        for (String of : labels) {
          lines.sample("ftpdiag_finding", of, 1);
        }
      }
      if (report.diagnosis().rootCause().isPresent()) {
        String id = report.diagnosis().rootCause().get().id().id();
        lines.head("ftpdiag_root_cause", "What explains the first failure; always 1.");
        lines.sample("ftpdiag_root_cause", target + "," + GaugeLines.label("id", id), 1);
      }
    }

    private void session() throws IOException {
      SessionFacts facts = SessionFacts.of(report);
      if (facts.roundTripMs().isPresent()) {
        lines.head("ftpdiag_round_trip_seconds", "How long the TCP handshake took.");
        lines.sample(
            "ftpdiag_round_trip_seconds", target, facts.roundTripMs().getAsDouble() / 1000);
      }
      if (facts.notAfter().isPresent()) {
        lines.head(
            "ftpdiag_certificate_not_after_timestamp_seconds",
            "When the first certificate of the chain expires, seconds since 1970.");
        lines.sample(
            "ftpdiag_certificate_not_after_timestamp_seconds",
            target,
            facts.notAfter().get().getEpochSecond());
      }
      ServerIdentity server = report.diagnosis().server();
      lines.head("ftpdiag_server_info", "The server's product and TLS session; always 1.");
      lines.sample(
          "ftpdiag_server_info",
          String.join(
              ",",
              target,
              GaugeLines.label("product", server.product().orElse("")),
              GaugeLines.label("version", server.version().orElse("")),
              GaugeLines.label("protocol", facts.tls().flatMap(TlsSession::protocol).orElse("")),
              GaugeLines.label("cipher", facts.tls().flatMap(TlsSession::cipher).orElse(""))),
          1);
    }
  }
}
