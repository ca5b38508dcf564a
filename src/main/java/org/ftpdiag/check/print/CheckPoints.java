package org.ftpdiag.check.print;

import java.io.IOException;
import org.ftpdiag.check.CheckReport;
import org.ftpdiag.check.CheckResult;
import org.ftpdiag.check.CheckStatus;
import org.ftpdiag.check.Outcome;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.print.TapText;
import org.ftpdiag.report.words.Words;

/** TAP 14: a test point for each expectation, what was seen below it as YAML. */
final class CheckPoints implements CheckPrinter {
  @Override
  public void print(CheckReport report, Words words, Appendable out) throws IOException {
    OutcomeWords outcomes = new OutcomeWords(words);
    int points = 0;
    for (CheckResult result : report.results()) {
      points += Math.max(1, result.outcomes().size());
    }
    out.append("TAP version 14\n1..").append(Integer.toString(points)).append('\n');
    int n = 1;
    for (CheckResult result : report.results()) {
      String name = result.check().name();
      for (Outcome o : result.outcomes()) {
        point(o.passed(), n++, name + ": " + o.name(), out);
        out.append('\n');
        if (!o.passed()) {
          diagnostics(result, o, outcomes, out);
        }
      }
      if (result.outcomes().isEmpty()) {
        boolean cut = result.status() == CheckStatus.INTERRUPTED;
        point(cut, n++, name, out);
        out.append(cut ? " # SKIP " + plain(outcomes.about(result)) : "").append('\n');
      }
      for (String defect : outcomes.defects(result)) {
        out.append("# ").append(defect.replace('\n', ' ')).append('\n');
      }
    }
  }

  private static void point(boolean ok, int n, String text, Appendable out) throws IOException {
    out.append(ok ? "ok " : "not ok ").append(Integer.toString(n));
    out.append(" - ").append(plain(text));
  }

  private static String plain(String text) {
    return text.replace('#', ' ').replace('\\', '/').replaceAll("\\p{Cntrl}", " ");
  }

  private static void diagnostics(
      CheckResult result, Outcome o, OutcomeWords outcomes, Appendable out) throws IOException {
    out.append("  ---\n  expected: ").append(TapText.quoted(outcomes.expected(o)));
    out.append("\n  seen: ").append(TapText.quoted(outcomes.seen(o))).append('\n');
    if (!outcomes.findings(result).isEmpty()) {
      out.append("  findings:\n");
    }
    for (ReadableFinding f : outcomes.findings(result)) {
      out.append("    - id: ").append(f.finding().id().id()).append('\n');
      out.append("      message: ").append(TapText.quoted(f.advice().title())).append('\n');
    }
    out.append("  ...\n");
  }
}
