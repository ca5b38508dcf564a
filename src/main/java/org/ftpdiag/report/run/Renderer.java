package org.ftpdiag.report.run;

import java.io.IOException;
import org.ftpdiag.model.Report;
import org.ftpdiag.report.words.Words;

/** Writes a report in one format. Holds no state: one renderer may write many reports. */
@FunctionalInterface
public interface Renderer {
  /**
   * Writes the whole report, its last line ended.
   *
   * @throws IOException where {@code out} does
   */
  void render(Report report, Words words, Appendable out) throws IOException;
}
