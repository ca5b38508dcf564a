package org.ftpdiag.report.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.print.WorkflowCommands;
import org.ftpdiag.report.words.Words;

/** Workflow commands of GitHub Actions: an annotation for each finding, and one for the verdict. */
final class GithubRenderer implements Renderer {
  @Override
  public void render(Report report, Words words, Appendable out) throws IOException {
    ReadableReport readable = ReadableReport.of(report, words);
    for (ReadableFinding f : readable.findings()) {
      String title = f.advice().title() + " (" + f.finding().id().id() + ")";
      WorkflowCommands.annotate(level(f.finding().severity()), title, message(f, readable), out);
    }
    for (String defect : readable.defects()) {
      WorkflowCommands.annotate("error", "ftpdiag", defect, out);
    }
    if (readable.findings().isEmpty() && readable.defects().isEmpty()) {
      String text = readable.conclusion().lead() + ": " + readable.conclusion().text();
      WorkflowCommands.annotate("notice", "ftpdiag " + readable.target().address(), text, out);
    }
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case FAIL -> "error";
      case WARN -> "warning";
      case INFO -> "notice";
    };
  }

  private static String message(ReadableFinding f, ReadableReport readable) {
    List<String> lines = new ArrayList<>();
    lines.add(readable.target().address());
    lines.addAll(f.evidence());
    lines.add(f.advice().explanation());
    f.advice().sentences().forEach(lines::add);
    return String.join("\n", lines);
  }
}
