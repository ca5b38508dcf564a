package org.ftpdiag.cli.serve;

import java.io.IOException;
import java.util.List;
import org.ftpdiag.check.Outcome;
import org.ftpdiag.check.ServerCheck;
import org.ftpdiag.check.file.Expectations;
import org.ftpdiag.cli.ProbeOrder;
import org.ftpdiag.exporter.ProbeModule;
import org.ftpdiag.model.Report;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.print.GaugeLines;

/**
 * What a module expects of its servers, as check files have it: success is that all of it holds.
 */
final class ModuleExpectations {
  private final ServerCheck check;
  private final Expectations expectations;

  ModuleExpectations(String module, Expectations expectations) {
    this.expectations = expectations;
    this.check = new ServerCheck(module, expectations.all(), expectations.allowed());
  }

  /** The same probe, looking for what is expected. */
  ProbeOrder asking(ProbeOrder order) {
    return order.asking(check.looks(), expectations.paths());
  }

  /** Where ftpdiag itself failed, or was broken off, that stays what it says. */
  ProbeModule.Judged judge(Report report) {
    List<Outcome> outcomes = check.judge(report);
    boolean ended = report.exitCode() == ExitCode.OK || report.exitCode() == ExitCode.FOUND;
    int code = outcomes.stream().allMatch(Outcome::passed) ? ExitCode.OK : ExitCode.FOUND;
    Report judged = ended ? new Report(report.run(), report.diagnosis(), code) : report;
    return new ProbeModule.Judged(judged, gauges(report, outcomes));
  }

  private static String gauges(Report report, List<Outcome> outcomes) {
    StringBuilder text = new StringBuilder();
    GaugeLines lines = new GaugeLines(text);
    String target = GaugeLines.label("target", report.run().request().target().input());
    try {
      lines.head("ftpdiag_expectation_success", "Whether an expectation holds.");
      for (Outcome o : outcomes) {
        lines.sample(
            "ftpdiag_expectation_success",
            String.join(
                ",",
                target,
                GaugeLines.label("expectation", o.id()),
                GaugeLines.label("subject", o.subject())),
            o.passed() ? 1 : 0);
      }
    } catch (IOException e) {
      throw new IllegalStateException("a StringBuilder throws nothing", e);
    }
    return text.toString();
  }
}
