package org.ftpdiag.report.run;

import java.io.IOException;
import java.util.List;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.print.TapText;
import org.ftpdiag.report.words.Words;

/** TAP 14: a test point for each step, what was found below it as YAML. */
final class TapRenderer implements Renderer {
  @Override
  public void render(Report report, Words words, Appendable out) throws IOException {
    ReadableReport readable = ReadableReport.of(report, words);
    out.append("TAP version 14\n1..").append(Integer.toString(readable.steps().size()));
    out.append('\n');
    int n = 1;
    for (ReadableStep step : readable.steps()) {
      out.append(step.status() == StepStatus.FAIL ? "not ok " : "ok ");
      out.append(Integer.toString(n++)).append(" - ").append(step.id().id());
      if (step.status() == StepStatus.SKIP) {
        out.append(" # SKIP ").append(step.summary().replace('#', ' ').replace('\\', '/'));
      }
      out.append('\n');
      List<ReadableFinding> found =
          readable.findings().stream()
              .filter(f -> f.finding().step() == step.id())
              .filter(f -> f.finding().severity() != Severity.INFO)
              .toList();
      if (!found.isEmpty()) {
        diagnostics(found, out);
      }
    }
    for (String defect : readable.defects()) {
      out.append("# ").append(defect.replace('\n', ' ')).append('\n');
    }
  }

  private static void diagnostics(List<ReadableFinding> found, Appendable out) throws IOException {
    out.append("  ---\n  findings:\n");
    for (ReadableFinding f : found) {
      out.append("    - id: ").append(f.finding().id().id()).append('\n');
      out.append("      severity: ").append(f.finding().severity().id()).append('\n');
      out.append("      side: ").append(f.finding().side().id()).append('\n');
      out.append("      message: ").append(TapText.quoted(f.advice().title())).append('\n');
      list("evidence", f.evidence(), out);
      list("fix", f.advice().sentences(), out);
    }
    out.append("  ...\n");
  }

  private static void list(String name, List<String> texts, Appendable out) throws IOException {
    if (!texts.isEmpty()) {
      out.append("      ").append(name).append(":\n");
      for (String text : texts) {
        out.append("        - ").append(TapText.item(TapText.quoted(text))).append('\n');
      }
    }
  }
}
