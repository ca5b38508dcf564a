package org.ftpdiag.report.print;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Conclusion;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.DialogueLine;
import org.ftpdiag.report.TargetLine;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.words.Words;

/** The blocks of a session as lines of text, for a report and for the view of a running probe. */
public final class RunText {
  private static final int LEAST_DIGITS = 4;
  private static final String BLANKS = "    ";

  private final Style style;
  private final Words words;

  public RunText(Style style, Words words) {
    this.style = style;
    this.words = words;
  }

  /** What is probed. */
  public String target(TargetLine t) {
    return style.bold(t.address()) + "  " + t.user() + "  " + style.dim(t.tls());
  }

  /** The line above the dialogue of a step. */
  public String dialogueHead(StepId id) {
    return " ".repeat(3 + style.symbolWidth()) + style.dim(words.say("step.name." + id.id()));
  }

  List<String> steps(Block.Steps steps) {
    List<String> lines = new ArrayList<>();
    DialogueLines dialogue = new DialogueLines(style);
    StepRows rows = new StepRows(new StepLine(style, words), words);
    for (Block.StepRow row : steps.rows()) {
      if (!row.dialogue().isEmpty()) {
        lines.addAll(rows.rest());
        lines.add(dialogueHead(row.step().id()));
        for (DialogueLine said : row.dialogue()) {
          lines.addAll(dialogue.of(said));
        }
      }
      lines.addAll(rows.add(row.step()));
    }
    lines.addAll(rows.rest());
    return lines;
  }

  List<String> remark(ReadableFinding f) {
    FindingBlock block = new FindingBlock(style, words);
    return f.finding().severity() == Severity.INFO ? block.of(f) : block.brief(f);
  }

  List<String> closing(Block.Closing c) {
    Conclusion end = c.conclusion();
    ClosingLine closing = new ClosingLine(style, words);
    if (style.detail() == Detail.QUIET) {
      return List.of(
          c.worst()
              .map(f -> closing.quiet(end.status(), end.lead(), f))
              .orElseGet(() -> style.paint(end.status(), end.lead()) + closing.after(end.text())));
    }
    List<String> lines = new ArrayList<>();
    for (String defect : c.defects()) {
      lines.addAll(Paragraph.wrap(defect, style.width()));
    }
    String right = words.say("report.exit", "code", end.exitCode());
    lines.addAll(closing.of(end.status(), end.lead(), end.cause(), end.text(), right));
    return lines;
  }

  /** Lines of logs are many: this writes where they go, without the end of the last one. */
  void logLine(Block.LogLine line, StringBuilder out) {
    String number = Long.toString(line.number());
    out.append(BLANKS, 0, Math.max(0, LEAST_DIGITS - number.length())).append(number).append("  ");
    out.append(line.text());
    if (line.meaning().isEmpty()) {
      return;
    }
    int indent = Math.max(LEAST_DIGITS, number.length()) + 2;
    String shown =
        line.bad()
            ? style.paint(org.ftpdiag.report.StepStatus.FAIL, line.meaning())
            : style.dim(line.meaning());
    int width = indent + Columns.width(line.text()) + 3 + Columns.width(line.meaning());
    if (width <= style.width()) {
      out.append("   ").append(shown);
    } else {
      out.append('\n').append(" ".repeat(indent)).append(style.unicode() ? "└ " : "`- ");
      out.append(shown);
    }
  }
}
