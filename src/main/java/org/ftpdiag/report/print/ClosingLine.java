package org.ftpdiag.report.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/** The last line of a report: the verdict, what explains it, what came besides, the exit code. */
public final class ClosingLine {
  private final Style style;
  private final Words words;

  public ClosingLine(Style style, Words words) {
    this.style = style;
    this.words = words;
  }

  /**
   * One line; where a terminal is too narrow for it, several: the id comes last, and what stands at
   * the right has a line of its own where none has room for it.
   *
   * @param lead the verdict in a word
   * @param cause what explains a failure
   * @param text what came besides
   * @param right what stands at the right
   */
  public List<String> of(
      StepStatus status, String lead, Optional<ReadableFinding> cause, String text, String right) {
    String painted = style.paint(status, lead);
    int left = Columns.width(lead);
    String rest = after(text);
    if (cause.isPresent()) {
      String title = ServerText.shown(cause.get().advice().title());
      String id = cause.get().finding().id().id();
      String tail = words.say("report.cause", "id", id, "rest", text);
      rest = after(title + " " + tail);
      if (!style.whole() && left + Columns.width(rest) + 2 + Columns.width(right) > style.width()) {
        int indent = left + Columns.width(after(""));
        return wrapped(painted + after(""), indent, title, tail, right);
      }
    }
    int gap = Math.max(2, style.width() - left - Columns.width(rest) - Columns.width(right));
    return List.of(painted + rest + " ".repeat(gap) + style.dim(right));
  }

  private List<String> wrapped(String head, int indent, String title, String tail, String right) {
    List<String> lines = new ArrayList<>();
    String begin = head;
    for (String line : Paragraph.wrap(title, style.width() - indent)) {
      lines.add(begin + line);
      begin = " ".repeat(indent);
    }
    for (String line : Paragraph.wrap(tail, style.width() - indent)) {
      lines.add(begin + line);
    }
    int last = Columns.width(lines.get(lines.size() - 1));
    int gap = style.width() - last - Columns.width(right);
    if (gap >= 2) {
      String line = lines.remove(lines.size() - 1);
      lines.add(line + " ".repeat(gap) + style.dim(right));
    } else {
      lines.add(" ".repeat(Math.max(0, style.width() - Columns.width(right))) + style.dim(right));
    }
    return lines;
  }

  /** The verdict and its cause alone. */
  public String quiet(StepStatus status, String lead, ReadableFinding cause) {
    return style.paint(status, lead)
        + after(cause.finding().id().id())
        + after(ServerText.shown(cause.advice().title()));
  }

  /** What follows a word: a colon as the language writes it, and text. */
  public String after(String text) {
    return words.say("format.lead", "lead", "", "text", "") + text;
  }
}
