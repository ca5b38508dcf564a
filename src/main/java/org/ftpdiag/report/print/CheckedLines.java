package org.ftpdiag.report.print;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.words.ServerText;

/** A check as lines of text: its name, and an expectation a line. */
final class CheckedLines {
  private static final int INDENT = 4;
  private static final int GAP = 2;

  private final Style style;

  CheckedLines(Style style) {
    this.style = style;
  }

  List<String> of(Block.Checked check) {
    List<String> lines = new ArrayList<>();
    String name = ServerText.shown(check.name());
    lines.add(symbol(check.status()) + " " + style.bold(name) + "  " + style.dim(check.about()));
    int label = 0;
    for (Block.CheckedRow row : check.rows()) {
      label = Math.max(label, Columns.width(row.name()));
    }
    // A long path must not take the room of the text.
    label = Math.min(label, style.width() / 3);
    for (Block.CheckedRow row : check.rows()) {
      row(row, label, lines);
    }
    return lines;
  }

  private void row(Block.CheckedRow row, int label, List<String> lines) {
    StepStatus status = row.passed() ? StepStatus.PASS : StepStatus.FAIL;
    String head = " ".repeat(INDENT) + symbol(status) + " ";
    int indent = INDENT + style.symbolWidth() + 1 + label + GAP;
    String name = ServerText.shown(row.name());
    if (Columns.width(name) > label) {
      lines.add(head + name);
      head = " ".repeat(indent);
    } else {
      head += Columns.pad(name, label + GAP);
    }
    for (String line : Paragraph.wrap(row.text(), style.width() - indent)) {
      lines.add(head + line);
      head = " ".repeat(indent);
    }
  }

  private String symbol(StepStatus status) {
    return style.paint(status, Columns.pad(style.symbol(status), style.symbolWidth()));
  }
}
