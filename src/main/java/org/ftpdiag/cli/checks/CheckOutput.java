package org.ftpdiag.cli.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.ftpdiag.check.CheckReport;
import org.ftpdiag.check.print.CheckPrinter;
import org.ftpdiag.cli.Rendering;
import org.ftpdiag.cli.ReportFiles;
import org.ftpdiag.cli.Version;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.cli.options.ReportFile;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.words.Words;

/** Writes the outcomes of checks to standard output and into files. */
public final class CheckOutput {
  private final Console console;
  private final Words words;
  private final OutputPlan plan;
  private final Rendering rendering;
  private final ReportFiles files;

  public CheckOutput(Console console, Words words, OutputPlan plan) {
    this.console = console;
    this.words = words;
    this.plan = plan;
    this.rendering = new Rendering(console, words);
    this.files = new ReportFiles(console, words);
  }

  /**
   * Writes every document it can, whatever becomes of the others.
   *
   * @return whether all were written
   */
  public boolean write(CheckReport report) {
    document(plan.format(), plan.style(), report)
        .ifPresent(text -> console.print(text, plan.charset()));
    if (plan.format() == Format.GITHUB) {
      summarise(report);
    }
    boolean verbose = plan.style().detail() == Detail.VERBOSE;
    Style style = Style.file(verbose ? Detail.VERBOSE : Detail.NORMAL);
    boolean written = true;
    for (ReportFile file : plan.reports()) {
      written &= files.write(file, () -> document(file.format(), style, report));
    }
    return written && !rendering.failed();
  }

  private Optional<String> document(Format format, Style style, CheckReport report) {
    StringBuilder text = new StringBuilder();
    CheckPrinter printer = CheckPrinter.of(format, style, Version.current());
    try {
      return rendering.attempt(format.id(), () -> printer.print(report, words, text))
          ? Optional.of(text.toString())
          : Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("memory throws nothing", e);
    }
  }

  /** GitHub shows what is appended to the file that it names on the page of the run. */
  private void summarise(CheckReport report) {
    Optional<String> name = console.variable("GITHUB_STEP_SUMMARY");
    Optional<String> page =
        name.flatMap(n -> document(Format.MARKDOWN, Style.file(Detail.NORMAL), report));
    try {
      if (page.isPresent()) {
        Files.writeString(
            Path.of(name.get()), page.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      files.failed(name.get(), e);
    }
  }
}
