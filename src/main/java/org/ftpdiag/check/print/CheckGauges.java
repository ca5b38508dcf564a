package org.ftpdiag.check.print;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ftpdiag.check.CheckReport;
import org.ftpdiag.check.CheckResult;
import org.ftpdiag.check.CheckStatus;
import org.ftpdiag.check.Outcome;
import org.ftpdiag.report.print.GaugeLines;
import org.ftpdiag.report.words.Words;

/** Gauges of one run in the text format of Prometheus; of a check that was broken off, none. */
final class CheckGauges implements CheckPrinter {
  @Override
  public void print(CheckReport report, Words words, Appendable out) throws IOException {
    GaugeLines lines = new GaugeLines(out);
    Map<String, Double> checks = new LinkedHashMap<>();
    Map<String, Double> times = new LinkedHashMap<>();
    Map<String, Double> expectations = new LinkedHashMap<>();
    Map<String, Double> causes = new LinkedHashMap<>();
    for (CheckResult result : report.results()) {
      boolean judged =
          result.status() == CheckStatus.PASSED || result.status() == CheckStatus.FAILED;
      if (judged) {
        String labels = labels(result);
        checks.put(labels, result.status() == CheckStatus.PASSED ? 1.0 : 0.0);
        result
            .report()
            .ifPresent(r -> r.run().durationMs().ifPresent(ms -> times.put(labels, ms / 1000)));
        for (Outcome o : result.outcomes()) {
          String of =
              labels
                  + ","
                  + GaugeLines.label("expectation", o.id())
                  + ","
                  + GaugeLines.label("subject", o.subject());
          expectations.put(of, o.passed() ? 1.0 : 0.0);
        }
        result
            .report()
            .flatMap(r -> r.diagnosis().rootCause())
            .ifPresent(f -> causes.put(labels + "," + GaugeLines.label("id", f.id().id()), 1.0));
      }
    }
    write(lines, "ftpdiag_check_success", "Whether every expectation of a check holds.", checks);
    write(lines, "ftpdiag_check_duration_seconds", "How long the probe took.", times);
    write(lines, "ftpdiag_expectation_success", "Whether an expectation holds.", expectations);
    write(lines, "ftpdiag_check_root_cause", "What explains the first failure; always 1.", causes);
  }

  private static String labels(CheckResult result) {
    return GaugeLines.label("check", result.check().name())
        + ","
        + GaugeLines.label("target", result.request().target().input());
  }

  private static void write(GaugeLines lines, String name, String help, Map<String, Double> samples)
      throws IOException {
    if (!samples.isEmpty()) {
      lines.head(name, help);
    }
    for (Map.Entry<String, Double> sample : samples.entrySet()) {
      lines.sample(name, sample.getKey(), sample.getValue());
    }
  }
}
