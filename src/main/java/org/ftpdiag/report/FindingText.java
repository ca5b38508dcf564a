package org.ftpdiag.report;

import java.util.List;
import org.ftpdiag.model.Finding;

/** Findings as blocks of text, for front doors that print something other than a probe's report. */
public final class FindingText {
  private final Words words;
  private final Style style;
  private final Advice advice;

  public FindingText(Words words, Style style) {
    this.words = words;
    this.style = style;
    this.advice = Advice.load(words);
  }

  /**
   * A finding with evidence in words of the caller.
   *
   * @param evidence sentences, fit to be shown
   */
  public ReadableFinding readable(Finding finding, List<String> evidence) {
    ReadableFinding r = ReadableFinding.of(finding, advice, words);
    return new ReadableFinding(finding, r.advice(), evidence);
  }

  /** The lines of its block without their ends; one for an info. */
  public List<String> block(ReadableFinding finding) {
    return new FindingBlock(style, words).of(finding);
  }

  /** {@code left ... right} in one line, the first word of the left in the colour of a verdict. */
  public String verdict(StepStatus status, String lead, String rest, String right) {
    int gap = style.width() - Columns.width(lead) - Columns.width(rest) - Columns.width(right);
    return style.paint(status, lead) + rest + " ".repeat(Math.max(2, gap)) + style.dim(right);
  }

  /**
   * What a line means, to be put behind it where both fit, else below it.
   *
   * @param line as it was printed, behind so many columns
   * @param indent those columns
   */
  public String margin(String line, String meaning, boolean bad, int indent) {
    String shown = bad ? style.paint(StepStatus.FAIL, meaning) : style.dim(meaning);
    int width = indent + Columns.width(line) + 3 + Columns.width(meaning);
    return width <= style.width()
        ? "   " + shown
        : "\n" + " ".repeat(indent) + (style.unicode() ? "└ " : "`- ") + shown;
  }
}
