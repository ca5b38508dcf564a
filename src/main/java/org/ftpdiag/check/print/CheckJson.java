package org.ftpdiag.check.print;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ftpdiag.check.CheckReport;
import org.ftpdiag.check.CheckResult;
import org.ftpdiag.check.CheckStatus;
import org.ftpdiag.check.Outcome;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.Report;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.print.JsonDocument;
import org.ftpdiag.report.print.JsonObject;
import org.ftpdiag.report.run.JsonRenderer;
import org.ftpdiag.report.words.Words;

/** Checks for programs: {@code ftpdiag.check/1}. */
final class CheckJson implements CheckPrinter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final String version;

  CheckJson(String version) {
    this.version = version;
  }

  @Override
  public void print(CheckReport report, Words words, Appendable out) throws IOException {
    OutcomeWords outcomes = new OutcomeWords(words);
    JsonDocument.write(
        out,
        to -> {
          to.text("schema", "ftpdiag.check/1");
          to.object(
              "tool",
              () -> {
                to.text("name", "ftpdiag");
                to.text("version", version);
                to.text("language", words.language());
              });
          to.text("started", time(report.started()));
          to.ms("duration_ms", report.durationMs());
          boolean failed = report.count(CheckStatus.FAILED) > 0;
          boolean passed = report.count(CheckStatus.PASSED) == report.results().size();
          to.text("verdict", failed ? "fail" : passed ? "pass" : "warn");
          to.flag("interrupted", Optional.of(report.interrupted()));
          to.number("exit_code", report.exitCode());
          to.object(
              "counts",
              () -> {
                for (CheckStatus status : CheckStatus.values()) {
                  to.number(status.id(), report.count(status));
                }
              });
          to.array(
              "checks",
              () -> {
                for (CheckResult result : report.results()) {
                  to.object(() -> check(result, outcomes, to));
                }
              });
        });
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static void check(CheckResult result, OutcomeWords outcomes, JsonObject to)
      throws IOException {
    Optional<Report> report = result.report();
    ProbeRequest request = result.request();
    to.text("name", result.check().name());
    to.text("status", result.status().id());
    to.object(
        "target",
        () -> {
          to.text("input", request.target().input());
          to.text("host", request.target().host());
          to.number("port", request.target().port());
          to.text("user", request.credentials().user());
        });
    to.text("started", report.flatMap(r -> r.run().started()).map(TIME::format));
    to.ms("duration_ms", report.map(r -> r.run().durationMs()).orElse(OptionalDouble.empty()));
    to.number("attempts", result.attempts());
    to.array(
        "expectations",
        () -> {
          for (Outcome o : result.outcomes()) {
            to.object(() -> outcome(o, outcomes, to));
          }
        });
    to.text(
        "verdict",
        report
            .map(r -> r.diagnosis().verdict())
            .map(s -> s.id().equals("info") ? StepStatus.PASS.id() : s.id()));
    to.text("root_cause", report.flatMap(r -> r.diagnosis().rootCause()).map(f -> f.id().id()));
    to.array(
        "findings",
        () -> {
          for (ReadableFinding f : outcomes.all(result)) {
            to.object(() -> JsonRenderer.finding(f, to));
          }
        });
    to.texts("defects", result.defects());
  }

  private static void outcome(Outcome o, OutcomeWords outcomes, JsonObject to) throws IOException {
    to.text("id", o.id());
    to.text("subject", o.subject().isEmpty() ? Optional.empty() : Optional.of(o.subject()));
    to.text("status", o.passed() ? "passed" : "failed");
    to.text("expected", outcomes.expected(o));
    to.text("seen", outcomes.seen(o));
  }
}
