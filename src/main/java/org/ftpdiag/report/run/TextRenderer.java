package org.ftpdiag.report.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.StepId;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.print.DocumentPrinter;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.print.TextDocument;
import org.ftpdiag.report.words.Words;

/** The report for a terminal: steps in a line each, findings as blocks, the verdict last. */
public final class TextRenderer implements Renderer {
  private final Style style;

  public TextRenderer(Style style) {
    this.style = style;
  }

  @Override
  public void render(Report report, Words words, Appendable out) throws IOException {
    DocumentPrinter.print(
        new RunDocument(report, words).terminal(style.detail()),
        new TextDocument(style, style.width(), words, out));
  }

  /**
   * Writes what is left to say after a {@link LiveView}: the steps that it did not show or that
   * stand otherwise now that the run is judged as a whole, the findings and the verdict.
   *
   * @param shown what the view showed, see {@link LiveView#shown}
   * @throws IOException where {@code out} does
   */
  public void renderRest(Report report, Words words, Map<StepId, StepStatus> shown, Appendable out)
      throws IOException {
    RunDocument document = new RunDocument(report, words);
    List<ReadableStep> differing =
        document.steps().stream()
            .filter(s -> RunDocument.differs(s, Optional.ofNullable(shown.get(s.id()))))
            .toList();
    TextDocument text = new TextDocument(style, style.width(), words, out);
    DocumentPrinter.print(
        document.rest(differing, style.detail()),
        style.detail() == Detail.QUIET ? text : text.after(new Block.Steps(List.of())));
  }
}
