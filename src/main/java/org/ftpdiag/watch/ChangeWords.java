package org.ftpdiag.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.diff.Difference;
import org.ftpdiag.report.diff.DifferenceWords;
import org.ftpdiag.report.diff.ReportDiff;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/** What a probe says differently from the one before, a line each. */
final class ChangeWords {
  /** They follow from the findings. */
  private static final Set<String> TOLD = Set.of("verdict", "root_cause");

  private final Words words;
  private final Style style;
  private final DifferenceWords differences;

  ChangeWords(Words words, Style style) {
    this.words = words;
    this.style = style;
    this.differences = new DifferenceWords(words);
  }

  /**
   * A change.
   *
   * @param status for the better or the worse; {@link StepStatus#SKIP} for neither
   * @param text fit to be shown
   */
  record Change(StepStatus status, String text) {}

  /** Findings that came and went, then what else is different. */
  List<Change> of(ReportDiff changes) {
    List<Change> lines = new ArrayList<>();
    for (ReadableFinding f : changes.came()) {
      lines.add(change(status(f.finding().severity()), finding(f)));
    }
    for (ReadableFinding f : changes.went()) {
      lines.add(change(StepStatus.PASS, words.say("watch.gone", "finding", finding(f))));
    }
    boolean found = !lines.isEmpty();
    for (Difference d : changes.differences()) {
      boolean follows = TOLD.contains(d.what()) || found && d.what().startsWith("step.");
      if (!follows) {
        String line = differences.label(d) + ": " + differences.values(d);
        lines.add(change(StepStatus.SKIP, style.unicode() ? line : ascii(line)));
      }
    }
    return lines;
  }

  private static String finding(ReadableFinding f) {
    return f.advice().title() + "  " + f.finding().id().id();
  }

  private static String ascii(String line) {
    return line.replace("\u2192", "->");
  }

  private static Change change(StepStatus status, String text) {
    return new Change(status, ServerText.shown(text));
  }

  private static StepStatus status(Severity severity) {
    return switch (severity) {
      case FAIL -> StepStatus.FAIL;
      case WARN -> StepStatus.WARN;
      case INFO -> StepStatus.SKIP;
    };
  }
}
