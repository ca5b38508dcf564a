package org.ftpdiag.check.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ftpdiag.check.CheckReport;
import org.ftpdiag.check.CheckResult;
import org.ftpdiag.check.CheckStatus;
import org.ftpdiag.check.Outcome;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.print.PluginText;
import org.ftpdiag.report.run.NagiosState;
import org.ftpdiag.report.words.Words;

/** The output of a plugin of Nagios and Icinga: the worst check in one line, details below. */
public final class CheckNagios implements CheckPrinter {
  @Override
  public void print(CheckReport report, Words words, Appendable out) throws IOException {
    OutcomeWords outcomes = new OutcomeWords(words);
    out.append("FTP ").append(state(report).name()).append(" - ");
    List<String> head = new ArrayList<>();
    head.add(outcomes.checks(report) + ": " + outcomes.counts(report));
    report.results().stream()
        .filter(r -> r.status() == CheckStatus.FAILED)
        .findFirst()
        .ifPresent(r -> head.add(first(r, outcomes)));
    out.append(PluginText.safe(String.join("; ", head)));
    out.append(" | time=").append(String.format(Locale.ROOT, "%.3fs", report.durationMs() / 1000));
    out.append(";;;0 checks=").append(Integer.toString(report.results().size()));
    out.append(";;;0 failed=").append(Long.toString(report.count(CheckStatus.FAILED)));
    out.append(";;;0\n");
    for (CheckResult result : report.results()) {
      out.append(state(result).name()).append(' ');
      out.append(PluginText.safe(result.check().name() + ": " + outcomes.about(result)));
      out.append('\n');
      for (Outcome o : result.failed()) {
        out.append("  ").append(PluginText.safe(o.name() + ": " + outcomes.text(o))).append('\n');
      }
      for (String defect : outcomes.defects(result)) {
        out.append("  ").append(PluginText.safe(defect)).append('\n');
      }
    }
  }

  private static String first(CheckResult result, OutcomeWords outcomes) {
    Outcome o = result.failed().get(0);
    return result.check().name() + ": " + o.name() + ": " + outcomes.text(o);
  }

  /** The worst of all checks; a failure is worse than what nobody knows. */
  public static NagiosState state(CheckReport report) {
    List<NagiosState> worst =
        List.of(NagiosState.CRITICAL, NagiosState.UNKNOWN, NagiosState.WARNING);
    List<NagiosState> states = report.results().stream().map(CheckNagios::state).toList();
    return worst.stream().filter(states::contains).findFirst().orElse(NagiosState.OK);
  }

  /** A warning that no more than the verdict minds is a warning. */
  private static NagiosState state(CheckResult result) {
    return switch (result.status()) {
      case PASSED -> NagiosState.OK;
      case INTERRUPTED, BROKEN -> NagiosState.UNKNOWN;
      case FAILED -> {
        boolean verdict = result.failed().stream().allMatch(o -> o.id().equals("verdict"));
        boolean fails = result.findings().stream().anyMatch(f -> f.severity() == Severity.FAIL);
        yield verdict && !fails ? NagiosState.WARNING : NagiosState.CRITICAL;
      }
    };
  }
}
