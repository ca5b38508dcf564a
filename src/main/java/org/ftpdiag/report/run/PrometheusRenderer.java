package org.ftpdiag.report.run;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.ServerIdentity;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;
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
    private final Appendable out;
    private final String target;

    Gauges(Report report, Words words, Appendable out) {
      this.report = report;
      this.readable = ReadableReport.of(report, words);
      this.out = out;
      this.target = label("target", report.run().request().target().input());
    }

    void write() throws IOException {
      head("ftpdiag_success", "Whether the probe found nothing that makes its exit code 1.");
      sample("ftpdiag_success", target, report.exitCode() == ExitCode.OK ? 1 : 0);
      if (report.run().durationMs().isPresent()) {
        head("ftpdiag_duration_seconds", "How long the probe took.");
        sample("ftpdiag_duration_seconds", target, report.run().durationMs().getAsDouble() / 1000);
      }
      steps();
      findings();
      session();
    }

    private void steps() throws IOException {
      head("ftpdiag_step_success", "Whether a step did not fail; skipped steps are absent.");
      for (ReadableStep step : readable.steps()) {
        if (step.status() != StepStatus.SKIP) {
          int passed = step.status() == StepStatus.FAIL ? 0 : 1;
          sample("ftpdiag_step_success", target + "," + label("step", step.id().id()), passed);
        }
      }
      head("ftpdiag_step_duration_seconds", "How long a step took; skipped steps are absent.");
      for (ReadableStep step : readable.steps()) {
        if (step.status() != StepStatus.SKIP && step.ms().isPresent()) {
          sample(
              "ftpdiag_step_duration_seconds",
              target + "," + label("step", step.id().id()),
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
                label("id", f.id().id()),
                label("severity", f.severity().id()),
                label("side", f.side().id()),
                label("step", f.step().id())));
      }
      if (!labels.isEmpty()) {
        head("ftpdiag_finding", "What was found; always 1.");
        for (String of : labels) {
          sample("ftpdiag_finding", of, 1);
        }
      }
      if (report.diagnosis().rootCause().isPresent()) {
        String id = report.diagnosis().rootCause().get().id().id();
        head("ftpdiag_root_cause", "What explains the first failure; always 1.");
        sample("ftpdiag_root_cause", target + "," + label("id", id), 1);
      }
    }

    private void session() throws IOException {
      SessionFacts facts = SessionFacts.of(report);
      if (facts.roundTripMs().isPresent()) {
        head("ftpdiag_round_trip_seconds", "How long the TCP handshake took.");
        sample("ftpdiag_round_trip_seconds", target, facts.roundTripMs().getAsDouble() / 1000);
      }
      if (facts.notAfter().isPresent()) {
        head(
            "ftpdiag_certificate_not_after_timestamp_seconds",
            "When the first certificate of the chain expires, seconds since 1970.");
        sample(
            "ftpdiag_certificate_not_after_timestamp_seconds",
            target,
            facts.notAfter().get().getEpochSecond());
      }
      ServerIdentity server = report.diagnosis().server();
      head("ftpdiag_server_info", "The server's product and TLS session; always 1.");
      sample(
          "ftpdiag_server_info",
          String.join(
              ",",
              target,
              label("product", server.product().orElse("")),
              label("version", server.version().orElse("")),
              label("protocol", facts.tls().flatMap(TlsSession::protocol).orElse("")),
              label("cipher", facts.tls().flatMap(TlsSession::cipher).orElse(""))),
          1);
    }

    private void head(String name, String help) throws IOException {
      out.append("# HELP ").append(name).append(' ').append(help).append('\n');
      out.append("# TYPE ").append(name).append(" gauge\n");
    }

    private void sample(String name, String labels, double value) throws IOException {
      out.append(name).append('{').append(labels).append("} ");
      boolean whole = value == Math.rint(value);
      out.append(whole ? Long.toString((long) value) : String.format(Locale.ROOT, "%.6f", value));
      out.append('\n');
    }
  }

  private static String label(String name, String value) {
    String safe = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return name + "=\"" + safe + "\"";
  }
}
