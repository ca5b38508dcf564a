package org.ftpdiag.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.run.SavedReport;
import org.ftpdiag.report.words.Words;

/** Prints a report again that was saved as JSON. */
final class SavedOutput {
  private SavedOutput() {}

  /**
   * Reads one, and judges it again.
   *
   * @throws UsageException where it cannot be read
   */
  static SavedReport read(InputStream in, String name, Words words) {
    try {
      return SavedReport.judged(
          in,
          words,
          Version.current(),
          (run, family) -> Diagnoser.diagnose(run, family).findings());
    } catch (IOException e) {
      throw new UsageException("explain-torn", "file", name);
    }
  }

  /** Writes it to standard output; the exit code. */
  static int write(InputStream in, String name, OutputPlan plan, Words words, Writer out)
      throws IOException {
    if (plan.format() == Format.JSON || !plan.reports().isEmpty()) {
      throw new UsageException("explain-saved", "file", name);
    }
    SavedReport report = read(in, name, words);
    report.write(plan.format(), plan.style(), plan.failOn(), out);
    out.flush();
    return plan.failOn().exitCode(report.worst());
  }
}
