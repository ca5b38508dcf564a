package org.ftpdiag.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.ftpdiag.cli.console.WholeFile;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.cli.options.ReportFile;
import org.ftpdiag.explain.ExplainBlocks;
import org.ftpdiag.explain.ExplainJson;
import org.ftpdiag.explain.Explanation;
import org.ftpdiag.explain.LogReading;
import org.ftpdiag.explain.RedactedReading;
import org.ftpdiag.explain.UnreadableLogException;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.print.BlockPrinter;
import org.ftpdiag.report.print.HtmlDocument;
import org.ftpdiag.report.print.MarkdownDocument;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.print.TextDocument;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.words.Words;

/** Writes an explained log to standard output and into files, while the log is read once. */
final class ExplainOutput {
  private final Words words;
  private final OutputPlan plan;
  private final String name;
  private final ExplainBlocks.View view;
  private final ToIntFunction<Explanation> exit;

  /**
   * @param name of the log, as the user gave it
   * @param view what is shown of it before the findings
   * @param exit the exit code that goes with what was found
   */
  ExplainOutput(
      Words words,
      OutputPlan plan,
      String name,
      ExplainBlocks.View view,
      ToIntFunction<Explanation> exit) {
    this.words = words;
    this.plan = plan;
    this.name = plan.sharing().redaction().map(r -> r.path(name)).orElse(name);
    this.view = view;
    this.exit = exit;
  }

  /**
   * Reads the log and writes everything.
   *
   * @param failed hears of each file that could not be written
   */
  Explanation write(LogReading log, Writer out, Failure failed)
      throws IOException, UnreadableLogException {
    LogReading shown = plan.sharing().redaction().map(r -> RedactedReading.of(log, r)).orElse(log);
    return write(plan.reports(), shown, out, failed);
  }

  /** Hears that a file could not be written. */
  @FunctionalInterface
  interface Failure {
    void of(Path file, IOException why);
  }

  /** Each file takes part in the reading; standard output is the last to begin. */
  private Explanation write(List<ReportFile> files, LogReading log, Writer out, Failure failed)
      throws IOException, UnreadableLogException {
    if (files.isEmpty()) {
      return one(plan.format(), plan.style(), out, log);
    }
    ReportFile file = files.get(0);
    WholeFile whole = new WholeFile(file.file());
    Held held = new Held();
    try {
      try (Writer into = whole.open()) {
        Style style = Style.file(Detail.NORMAL);
        LogReading rest =
            listener ->
                write(
                    files.subList(1, files.size()),
                    other -> log.to(LogReading.both(listener, other)),
                    out,
                    failed);
        held.explanation =
            one(file.format(), style, into, listener -> held.keep(rest.to(listener)));
      }
      whole.keep();
    } catch (IOException e) {
      whole.discard();
      if (held.explanation == null) {
        throw e; // of the log itself
      }
      failed.of(file.file(), e);
      return held.explanation;
    } catch (UnreadableLogException | RuntimeException e) {
      whole.discard();
      throw e;
    }
    return held.explanation;
  }

  private static final class Held {
    private Explanation explanation;

    Explanation keep(Explanation e) {
      explanation = e;
      return e;
    }
  }

  private Explanation one(Format format, Style style, Writer out, LogReading log)
      throws IOException, UnreadableLogException {
    if (format == Format.JSON) {
      boolean summary = view != ExplainBlocks.View.LINES;
      return new ExplainJson(words, Version.current(), name, summary).write(log, out, exit);
    }
    BlockPrinter printer = printer(format, style, out);
    ExplainBlocks blocks = new ExplainBlocks(words, style.detail(), printer, name, view);
    if (plan.sharing().redaction().isPresent()) {
      blocks.tellMasked();
    }
    Explanation e = log.to(blocks);
    blocks.end(e, exit.applyAsInt(e));
    return e;
  }

  private BlockPrinter printer(Format format, Style style, Writer out) throws IOException {
    String title = "ftpdiag explain " + name;
    return switch (format) {
      case MARKDOWN -> MarkdownDocument.begin(title, words, out);
      case HTML -> HtmlDocument.begin(title, Optional.empty(), Set.of(), words, out);
      default -> new TextDocument(style, style.width(), words, out);
    };
  }
}
