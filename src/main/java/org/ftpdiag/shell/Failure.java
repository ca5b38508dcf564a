package org.ftpdiag.shell;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.diagnose.ReplyDiagnosis;
import org.ftpdiag.knowledge.Names;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.knowledge.ReplyContext;
import org.ftpdiag.knowledge.ReplyTable;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.print.TextDocument;
import org.ftpdiag.report.words.Words;

/** What failed last, as the product judges it: a reply by its table, all else by its rules. */
final class Failure {
  private final Desk desk;

  Failure(Desk desk) {
    this.desk = desk;
  }

  /** The finding; empty where nothing failed, or nobody knows why. */
  Optional<Finding> finding() {
    Optional<StepReport> failed = desk.live().failure();
    Optional<ProbeRun> run = desk.live().lastFailure();
    if (failed.isEmpty() || run.isEmpty()) {
      return Optional.empty();
    }
    Diagnosis diagnosis = Diagnoser.diagnose(run.get());
    List<Observation> seen = failed.get().observations();
    if (seen.size() == 1 && seen.get(0) instanceof Exchange e && e.reply().isPresent()) {
      Optional<Finding> known = ofReply(e, e.reply().get(), run.get(), diagnosis);
      if (known.isPresent()) {
        return known;
      }
    }
    return diagnosis
        .rootCause()
        .or(
            () ->
                diagnosis.findings().stream()
                    .filter(f -> f.severity() != Severity.INFO)
                    .filter(f -> f.step() == failed.get().id())
                    .findFirst());
  }

  private static Optional<Finding> ofReply(Exchange e, Reply reply, ProbeRun run, Diagnosis seen) {
    ReplyContext context =
        new ReplyContext(e.verb(), seen.server().family(), Set.of())
            .naming(
                Names.of(
                    e.verb(),
                    e.argument(),
                    run.request().credentials().user().orElse(""),
                    run.request().target().host().orElse("")));
    return new ReplyDiagnosis(ReplyTable.load(), Products.load()).of(reply, context);
  }

  /** What an unasked reply means. */
  Optional<Finding> unasked(Reply reply) {
    return new ReplyDiagnosis(ReplyTable.load(), Products.load())
        .of(reply, ReplyContext.after("idle"));
  }

  /** In a line; empty where nobody knows. */
  Optional<String> title() {
    Advice advice = Advice.load(desk.words());
    return finding().map(f -> advice.of(f).title());
  }

  /** At length, as a report has it. */
  static String block(Finding finding, Words words, Style style) {
    StringBuilder out = new StringBuilder();
    try {
      TextDocument document = new TextDocument(style, style.width(), words, out);
      document.print(new Block.Verdict(ReadableFinding.of(finding, Advice.load(words), words)));
      document.end();
    } catch (IOException e) {
      throw new IllegalStateException("a StringBuilder throws nothing", e);
    }
    return out.toString();
  }
}
