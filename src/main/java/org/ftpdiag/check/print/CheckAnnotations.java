package org.ftpdiag.check.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.check.CheckReport;
import org.ftpdiag.check.CheckResult;
import org.ftpdiag.check.CheckStatus;
import org.ftpdiag.check.Outcome;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.print.WorkflowCommands;
import org.ftpdiag.report.words.Words;

/** Workflow commands of GitHub Actions: an annotation for each expectation that does not hold. */
final class CheckAnnotations implements CheckPrinter {
  @Override
  public void print(CheckReport report, Words words, Appendable out) throws IOException {
    OutcomeWords outcomes = new OutcomeWords(words);
    for (CheckResult result : report.results()) {
      String name = result.check().name();
      for (Outcome o : result.failed()) {
        WorkflowCommands.annotate("error", name + ": " + o.name(), text(result, o, outcomes), out);
      }
      for (String defect : outcomes.defects(result)) {
        WorkflowCommands.annotate("error", name, defect, out);
      }
      if (result.status() == CheckStatus.INTERRUPTED) {
        WorkflowCommands.annotate("warning", name, outcomes.about(result), out);
      }
    }
    String summary = outcomes.checks(report) + ": " + outcomes.counts(report);
    WorkflowCommands.annotate("notice", "ftpdiag check", summary, out);
  }

  private static String text(CheckResult result, Outcome o, OutcomeWords outcomes) {
    List<String> lines = new ArrayList<>();
    lines.add(outcomes.about(result));
    lines.add(outcomes.text(o));
    for (ReadableFinding f : outcomes.findings(result)) {
      lines.add(f.advice().title() + " (" + f.finding().id().id() + ")");
    }
    return String.join("\n", lines);
  }
}
