package org.ftpdiag.report;

import java.io.IOException;
import java.util.Map;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.StepId;

/** Stands in. */
public final class TextRenderer implements Renderer {
  public TextRenderer(Style style) {}

  @Override
  public void render(Report report, Words words, Appendable out) throws IOException {
    out.append("text report of ").append(report.run().request().target().host()).append('\n');
  }

  public void renderRest(Report report, Words words, Map<StepId, StepStatus> shown, Appendable out)
      throws IOException {
    render(report, words, out);
  }
}
