package org.ftpdiag.report.run;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.Finding;
import org.ftpdiag.report.Columns;
import org.ftpdiag.report.FindingBlock;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.Style;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.words.Words;

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

  /** Its title and id alone. */
  public List<String> brief(ReadableFinding finding) {
    return new FindingBlock(style, words).brief(finding);
  }

  /**
   * The last lines of a report, without the end of the last one.
   *
   * @param cause what explains a failure
   * @param text what else there is to say
   * @param right what stands at the right
   */
  public String verdict(
      StepStatus status, String lead, Optional<ReadableFinding> cause, String text, String right) {
    return String.join("\n", new ClosingLine(style, words).of(status, lead, cause, text, right));
  }

  /** The verdict and its cause in one line, for who wants no more. */
  public String named(StepStatus status, String lead, ReadableFinding cause) {
    return new ClosingLine(style, words).quiet(status, lead, cause);
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
