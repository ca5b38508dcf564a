package org.ftpdiag.report.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.report.Article;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.DialogueLine;
import org.ftpdiag.report.Document;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.deep.CheckResults;
import org.ftpdiag.report.words.Words;

/** The report of a probe in blocks: one model for every format that people read. */
final class RunDocument {
  private final ReadableReport readable;
  private final Function<StepId, List<DialogueLine>> dialogue;
  private final Supplier<List<Block>> drawn;
  private final List<Block> asked;

  RunDocument(Report report, Words words) {
    this(report, ReadableReport.of(report, words), words);
  }

  private RunDocument(Report report, ReadableReport readable, Words words) {
    this(
        readable,
        dialogue(report, words),
        () -> new WebBlocks(words).of(report.run(), SessionFacts.of(report), readable.steps()),
        asked(report, words));
  }

  private static List<Block> asked(Report report, Words words) {
    List<Block> blocks = new ArrayList<>(new CheckResults(words).blocks(report.run()));
    blocks.addAll(SentCommands.blocks(report.run(), words));
    return blocks;
  }

  /**
   * A report in blocks.
   *
   * @param dialogue what was said in a step; asked for in the order of the steps
   * @param drawn what a page for browsers has besides
   * @param asked what was asked for besides the steps: deep checks with what they saw, and commands
   *     with their replies
   */
  RunDocument(
      ReadableReport readable,
      Function<StepId, List<DialogueLine>> dialogue,
      Supplier<List<Block>> drawn,
      List<Block> asked) {
    this.readable = readable;
    this.dialogue = dialogue;
    this.drawn = drawn;
    this.asked = asked;
  }

  private static Function<StepId, List<DialogueLine>> dialogue(Report report, Words words) {
    StepDialogue said = new StepDialogue(report.run());
    DialogueWords lines = new DialogueWords(words);
    return step -> said.of(step).stream().map(lines::of).toList();
  }

  /** As it happened, the verdict last: a terminal is read from its end. */
  Document terminal(Detail detail) {
    if (detail == Detail.QUIET) {
      return document(List.of(closing()));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Target(readable.target()));
    blocks.add(steps(readable.steps(), detail == Detail.VERBOSE));
    blocks.addAll(asked);
    blocks.addAll(findings(detail));
    blocks.addAll(readable.handover().blocks());
    blocks.add(closing());
    return document(blocks);
  }

  /** What a {@link LiveView} has left to say; {@code differing} are the steps to show again. */
  Document rest(List<ReadableStep> differing, Detail detail) {
    if (detail == Detail.QUIET) {
      return document(List.of(closing()));
    }
    List<Block> blocks = new ArrayList<>();
    if (!differing.isEmpty()) {
      blocks.add(steps(differing, false));
    }
    blocks.addAll(asked);
    blocks.addAll(findings(detail));
    blocks.addAll(readable.handover().blocks());
    blocks.add(closing());
    return document(blocks);
  }

  /** The verdict first, then why: a page is read from its beginning. */
  Document page(Detail detail, boolean dialogue) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Target(readable.target()));
    blocks.add(closing());
    if (detail != Detail.QUIET) {
      blocks.addAll(findings(detail));
      blocks.addAll(readable.handover().blocks());
      blocks.add(steps(readable.steps(), dialogue));
      blocks.addAll(asked);
    }
    return document(blocks);
  }

  /** The same for a browser, with the dialogue and drawings of it. */
  Document web(Detail detail) {
    Document page = page(detail, detail != Detail.QUIET);
    if (detail == Detail.QUIET) {
      return page;
    }
    List<Block> blocks = new ArrayList<>(page.articles().get(0).blocks());
    blocks.addAll(drawn.get());
    return document(blocks);
  }

  List<ReadableStep> steps() {
    return readable.steps();
  }

  private Document document(List<Block> blocks) {
    String title = "ftpdiag " + readable.target().address();
    return new Document(title, Optional.empty(), List.of(new Article("", blocks)));
  }

  private Block steps(List<ReadableStep> steps, boolean told) {
    List<Block.StepRow> rows = new ArrayList<>();
    for (ReadableStep step : steps) {
      rows.add(new Block.StepRow(step, told ? dialogue.apply(step.id()) : List.of()));
    }
    return new Block.Steps(rows);
  }

  private List<Block> findings(Detail detail) {
    // Beside a failure the page is for its cause; what only limits is told at length with -v.
    boolean brief = readable.conclusion().cause().isPresent() && detail != Detail.VERBOSE;
    List<Block> blocks = new ArrayList<>();
    for (ReadableFinding f : readable.findings()) {
      Severity severity = f.finding().severity();
      boolean remark = severity == Severity.INFO || brief && severity == Severity.WARN;
      blocks.add(remark ? new Block.Remark(f) : new Block.Verdict(f));
    }
    return blocks;
  }

  private Block closing() {
    Optional<ReadableFinding> worst =
        readable.findings().stream()
            .filter(f -> f.finding().severity() != Severity.INFO)
            .findFirst();
    return new Block.Closing(readable.conclusion(), readable.defects(), worst);
  }

  /** Whether a step stands otherwise than it was shown. */
  static boolean differs(ReadableStep step, Optional<StepStatus> shown) {
    return shown.filter(status -> status == step.status()).isEmpty();
  }
}
