package org.ftpdiag.check.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.check.CheckReport;
import org.ftpdiag.check.CheckResult;
import org.ftpdiag.check.CheckStatus;
import org.ftpdiag.check.Outcome;
import org.ftpdiag.report.Article;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Conclusion;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.Document;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.words.Words;

/** Checks in blocks: one model for every format that people read. */
final class CheckDocument {
  private final CheckReport report;
  private final Words words;
  private final OutcomeWords outcomes;

  CheckDocument(CheckReport report, Words words) {
    this.report = report;
    this.words = words;
    this.outcomes = new OutcomeWords(words);
  }

  /** As the file has them, the summary last: a terminal is read from its end. */
  Document terminal(Detail detail) {
    List<Block> blocks = new ArrayList<>();
    report.results().forEach(result -> blocks.addAll(check(result, detail)));
    blocks.add(closing());
    return document(blocks);
  }

  /** The summary first: a page is read from its beginning. */
  Document page(Detail detail) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(closing());
    report.results().forEach(result -> blocks.addAll(check(result, detail)));
    return document(blocks);
  }

  private Document document(List<Block> blocks) {
    String title = words.say("check.title");
    return new Document(title, Optional.empty(), List.of(new Article("", blocks)));
  }

  private List<Block> check(CheckResult result, Detail detail) {
    boolean passed = result.status() == CheckStatus.PASSED;
    if (passed && detail == Detail.QUIET) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    List<Block.CheckedRow> rows = new ArrayList<>();
    for (Outcome o : result.outcomes()) {
      if (detail != Detail.QUIET || !o.passed()) {
        rows.add(new Block.CheckedRow(o.passed(), o.name(), outcomes.text(o)));
      }
    }
    blocks.add(
        new Block.Checked(
            status(result.status()), result.check().name(), outcomes.about(result), rows));
    outcomes.defects(result).forEach(d -> blocks.add(new Block.Prose(d)));
    if (detail == Detail.VERBOSE) {
      outcomes.all(result).forEach(f -> blocks.add(new Block.Verdict(f)));
    } else if (detail == Detail.NORMAL && result.status() == CheckStatus.FAILED) {
      blocks.addAll(findings(result));
    }
    return blocks;
  }

  /** The root cause at length, the others in a line each. */
  private List<Block> findings(CheckResult result) {
    List<Block> blocks = new ArrayList<>();
    for (ReadableFinding f : outcomes.findings(result)) {
      blocks.add(blocks.isEmpty() ? new Block.Verdict(f) : new Block.Remark(f));
    }
    return blocks;
  }

  private static StepStatus status(CheckStatus status) {
    return switch (status) {
      case PASSED -> StepStatus.PASS;
      case FAILED, BROKEN -> StepStatus.FAIL;
      case INTERRUPTED -> StepStatus.SKIP;
    };
  }

  private Block closing() {
    int exit = report.exitCode();
    boolean failed = report.count(CheckStatus.FAILED) > 0;
    String verdict =
        failed
            ? StepStatus.FAIL.id()
            : (exit == ExitCode.OK ? StepStatus.PASS : StepStatus.WARN).id();
    String text = outcomes.counts(report) + ", " + outcomes.seconds(report.durationMs());
    Conclusion conclusion =
        new Conclusion(verdict, true, outcomes.checks(report), Optional.empty(), text, exit);
    return new Block.Closing(conclusion, List.of(), Optional.empty());
  }
}
