package org.ftpdiag.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.fleet.summary.Outcome;
import org.ftpdiag.fleet.summary.OutcomeReader;
import org.ftpdiag.fleet.summary.Tally;
import org.ftpdiag.report.PageFormat;
import org.ftpdiag.report.words.Words;

/** {@code ftpdiag fleet merge FILE...}: one summary of what several runs wrote. */
final class FleetMerge {
  private final Console console;
  private final Words words;
  private final OutputPlan plan;

  FleetMerge(Console console, Words words, OutputPlan plan) {
    this.console = console;
    this.words = words;
    this.plan = plan;
  }

  /**
   * Reads them all, then prints.
   *
   * @param summaries {@code FORMAT} and {@code FORMAT=FILE}
   * @return the exit code that one run over all of it would have had
   */
  int run(List<String> files, List<String> summaries) {
    if (files.isEmpty()) {
      throw new UsageException("fleet-merge");
    }
    PageFormat format = format();
    FleetSummary summary = FleetSummary.of(summaries, plan, console, words);
    Tally tally = new Tally();
    files.forEach(name -> read(name, tally));
    try {
      if (!summary.told()) {
        summary.print(tally, format);
      }
      boolean written = summary.write(tally, true);
      return written ? tally.exitCode(plan.failOn()) : org.ftpdiag.report.ExitCode.DEFECT;
    } catch (IOException e) {
      throw new IllegalStateException("a StringBuilder throws nothing", e);
    }
  }

  private PageFormat format() {
    return switch (plan.format()) {
      case TEXT -> PageFormat.TEXT;
      case JSON -> PageFormat.JSON;
      case MARKDOWN -> PageFormat.MARKDOWN;
      case HTML -> PageFormat.HTML;
      default ->
          throw new UsageException(
              "choice",
              "option",
              "--format",
              "value",
              plan.format().id(),
              "choices",
              "text, json, markdown, html");
    };
  }

  private void read(String name, Tally tally) {
    try {
      Path path = Path.of(name);
      if (!Files.exists(path)) {
        throw new UsageException("file-missing", "option", "merge", "file", name);
      }
      if (Files.isDirectory(path)) {
        throw new UsageException("file-directory", "option", "merge", "file", name);
      }
      try (FileChannel channel = FileChannel.open(path)) {
        OutcomeReader reader = new OutcomeReader(channel::read, name);
        for (Optional<Outcome> one = reader.next(); one.isPresent(); one = reader.next()) {
          tally.add(one.get());
        }
        if (reader.torn()) {
          console.say(words.say("cli.fleet-torn", "file", name));
        }
      }
    } catch (IOException e) {
      throw new UsageException("file-unreadable", "option", "merge", "file", name);
    } catch (InvalidPathException e) {
      throw new UsageException("file-missing", "option", "merge", "file", name);
    }
  }
}
