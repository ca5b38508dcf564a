package org.ftpdiag.report.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.report.Article;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Document;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.run.SavedReport;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.Words;

/** Two reports side by side, as blocks. */
public final class DiffDocument {
  private final Named a;
  private final Named b;
  private final Words words;
  private final ReportDiff diff;

  /**
   * A report and how it is called.
   *
   * @param name its file, fit to be shown
   */
  public record Named(String name, SavedReport report) {}

  public DiffDocument(Named a, Named b, Words words) {
    this.a = a;
    this.b = b;
    this.words = words;
    this.diff = ReportDiff.of(a.report(), b.report(), new Quantity(words));
  }

  /** What is told of. */
  public ReportDiff diff() {
    return diff;
  }

  Named a() {
    return a;
  }

  Named b() {
    return b;
  }

  Words words() {
    return words;
  }

  /** What two places tell together, a sentence each. */
  List<String> places() {
    List<String> sentences = new ArrayList<>();
    VantagePoints.sentence(a.report(), b.report(), a.name(), b.name(), words)
        .ifPresent(sentences::add);
    if (VantagePoints.otherCertificate(a.report(), b.report())) {
      sentences.add(words.say("diff.places.certificate", "a", a.name(), "b", b.name()));
    }
    return sentences;
  }

  /** All of it. */
  public Document document() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(words.say("diff.title", "a", a.name(), "b", b.name()), ""));
    places().forEach(sentence -> blocks.add(new Block.Prose(sentence)));
    if (diff.isEmpty()) {
      blocks.add(new Block.Prose(words.say("diff.nothing", Map.of())));
    }
    findings(blocks, "diff.came", b.name(), diff.came());
    findings(blocks, "diff.went", b.name(), diff.went());
    if (!diff.differences().isEmpty()) {
      DifferenceWords said = new DifferenceWords(words);
      blocks.add(
          new Block.Fields(
              diff.differences().stream()
                  .map(d -> Block.Field.of(said.label(d), said.values(d)))
                  .toList()));
    }
    return new Document(
        words.say("diff.title", "a", a.name(), "b", b.name()),
        Optional.empty(),
        List.of(new Article("", blocks)));
  }

  private void findings(List<Block> blocks, String key, String name, List<ReadableFinding> all) {
    if (!all.isEmpty()) {
      blocks.add(new Block.Heading(words.say(key, "b", name), ""));
      all.forEach(f -> blocks.add(new Block.Remark(f)));
    }
  }
}
