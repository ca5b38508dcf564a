package org.ftpdiag.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.Transcript;

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
      for (ReadableStep step : readable.steps()) {
        if (style.detail() == Detail.VERBOSE) {
          dialogue(dialogue.of(step.id()), dialogueHead(step.id(), words), lines, out);
        }
        line(out, new StepLine(style, words).of(step));
      }
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
      for (ReadableStep step : readable.steps()) {
        if (shown.get(step.id()) != step.status()) {
          line(out, new StepLine(style, words).of(step));
        }
      }
    }
    end(readable, words, out);
  }

  /** The first line of a report, without its end. */
  String heading(Heading h) {
    return style.bold(h.address()) + "  " + h.user() + "  " + style.dim(h.tls());
  }

  /** The name of a step and its dialogue under it; nothing for a step without one. */
  private void dialogue(
      List<Transcript.Entry> entries, String head, DialogueLines lines, Appendable out)
      throws IOException {
    if (!entries.isEmpty()) {
      line(out, head);
    }
    for (Transcript.Entry e : entries) {
      for (String text : lines.of(e)) {
        line(out, text);
      }
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
    boolean remarks = false;
    for (ReadableFinding f : readable.findings()) {
      boolean remark = f.finding().severity() == Severity.INFO;
      if (!(remark && remarks)) {
        line(out, "");
      }
      remarks = remark;
      for (String text : block.of(f)) {
        line(out, text);
      }
    }
    line(out, "");
    for (String defect : readable.defects()) {
      for (String text : Paragraph.wrap(defect, style.width())) {
        line(out, text);
      }
    }
    line(out, footer(readable.conclusion(), words));
  }

  private String footer(Conclusion c, Words words) {
    String end = end(c.text(), words);
    String right = words.say("report.exit", "code", c.exitCode());
    int used = Columns.width(c.lead()) + Columns.width(end);
    int gap = Math.max(2, style.width() - used - Columns.width(right));
    return style.paint(status(c), c.lead()) + end + " ".repeat(gap) + style.dim(right);
  }

  /** What follows the word that a line begins with: a colon as the language writes it, and text. */
  private static String end(String text, Words words) {
    return words.say("format.lead", "lead", "", "text", "") + text;
  }

  private String verdict(ReadableReport readable, Words words) {
    Conclusion c = readable.conclusion();
    String lead = style.paint(status(c), c.lead());
    return readable.findings().stream()
        .filter(f -> f.finding().severity() != Severity.INFO)
        .findFirst()
        .map(
            f ->
                end(f.finding().id().id(), words)
                    + end(ServerText.shown(f.advice().title()), words))
        .map(text -> lead + text)
        .orElse(lead + end(c.text(), words));
  }

  private static StepStatus status(Conclusion c) {
    return c.judged() ? StepStatus.valueOf(c.verdict().toUpperCase(Locale.ROOT)) : StepStatus.WARN;
  }

  private static void line(Appendable out, String text) throws IOException {
    out.append(text).append('\n');
  }
}
