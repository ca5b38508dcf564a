package org.ftpdiag.report.run;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.FindingBlock;
import org.ftpdiag.report.Heading;
import org.ftpdiag.report.Paragraph;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.Style;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.words.Words;

/** The report for people: steps in a line each, findings as blocks, the verdict last. */
public final class TextRenderer implements Renderer {
  private final Style style;

  public TextRenderer(Style style) {
    this.style = style;
  }

  @Override
  public void render(Report report, Words words, Appendable out) throws IOException {
    ReadableReport readable = ReadableReport.of(report, words);
    if (style.detail() != Detail.QUIET) {
      line(out, heading(readable.heading()));
      line(out, "");
      StepDialogue dialogue = new StepDialogue(report.run());
      DialogueLines lines = new DialogueLines(style, words);
      StepRows rows = new StepRows(new StepLine(style, words), words);
      for (ReadableStep step : readable.steps()) {
        List<Transcript.Entry> entries = dialogue.of(step.id());
        if (style.detail() == Detail.VERBOSE && !entries.isEmpty()) {
          lines(out, rows.rest());
          dialogue(entries, dialogueHead(step.id(), words), lines, out);
        }
        lines(out, rows.add(step));
      }
      lines(out, rows.rest());
    }
    end(readable, words, out);
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
    ReadableReport readable = ReadableReport.of(report, words);
    if (style.detail() != Detail.QUIET) {
      StepRows rows = new StepRows(new StepLine(style, words), words);
      for (ReadableStep step : readable.steps()) {
        if (shown.get(step.id()) != step.status()) {
          lines(out, rows.add(step));
        }
      }
      lines(out, rows.rest());
    }
    end(readable, words, out);
  }

  /** The first line of a report, without its end. */
  String heading(Heading h) {
    return style.bold(h.address()) + "  " + h.user() + "  " + style.dim(h.tls());
  }

  /** The name of a step and its dialogue under it. */
  private void dialogue(
      List<Transcript.Entry> entries, String head, DialogueLines lines, Appendable out)
      throws IOException {
    line(out, head);
    for (Transcript.Entry e : entries) {
      lines(out, lines.of(e));
    }
  }

  String dialogueHead(StepId id, Words words) {
    return " ".repeat(3 + style.symbolWidth()) + style.dim(words.say("step.name." + id.id()));
  }

  private void end(ReadableReport readable, Words words, Appendable out) throws IOException {
    if (style.detail() == Detail.QUIET) {
      line(out, verdict(readable, words));
      return;
    }
    FindingBlock block = new FindingBlock(style, words);
    // Beside a failure the screen is for its cause; what only limits is told at length with -v.
    boolean brief = readable.conclusion().cause().isPresent() && style.detail() != Detail.VERBOSE;
    boolean remarks = false;
    for (ReadableFinding f : readable.findings()) {
      Severity severity = f.finding().severity();
      boolean remark = severity == Severity.INFO || brief && severity == Severity.WARN;
      if (!(remark && remarks)) {
        line(out, "");
      }
      remarks = remark;
      lines(out, remark && severity == Severity.WARN ? block.brief(f) : block.of(f));
    }
    line(out, "");
    for (String defect : readable.defects()) {
      for (String text : Paragraph.wrap(defect, style.width())) {
        line(out, text);
      }
    }
    lines(out, footer(readable.conclusion(), words));
  }

  private List<String> footer(Conclusion c, Words words) {
    String right = words.say("report.exit", "code", c.exitCode());
    return new ClosingLine(style, words).of(status(c), c.lead(), c.cause(), c.text(), right);
  }

  private String verdict(ReadableReport readable, Words words) {
    Conclusion c = readable.conclusion();
    ClosingLine closing = new ClosingLine(style, words);
    return readable.findings().stream()
        .filter(f -> f.finding().severity() != Severity.INFO)
        .findFirst()
        .map(f -> closing.quiet(status(c), c.lead(), f))
        .orElseGet(() -> style.paint(status(c), c.lead()) + closing.after(c.text()));
  }

  private static StepStatus status(Conclusion c) {
    return c.judged() ? StepStatus.valueOf(c.verdict().toUpperCase(Locale.ROOT)) : StepStatus.WARN;
  }

  private static void line(Appendable out, String text) throws IOException {
    out.append(text).append('\n');
  }

  private static void lines(Appendable out, List<String> texts) throws IOException {
    for (String text : texts) {
      line(out, text);
    }
  }
}
