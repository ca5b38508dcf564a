package org.ftpdiag.cli.options;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.PageFormat;
import org.ftpdiag.report.pages.CodePages;
import org.ftpdiag.report.pages.FindingPages;
import org.ftpdiag.report.words.Words;

/**
 * How pages of the reference are printed, after the options that all commands share.
 *
 * @param charset how standard output is encoded
 */
public record PageOptions(PageFormat format, Charset charset) {
  /** Options of a probe's output: pages have no verdict, no dialogue and no second copy. */
  public static final List<String> REFUSED =
      List.of("--report", "--fail-on", "--verbose", "--quiet", Sharing.REDACT, Sharing.REPRODUCE);

  /**
   * What the options ask for.
   *
   * @throws UsageException for one that means nothing here
   */
  public static PageOptions of(OutputOptions options, String command, Console console) {
    refuse(!options.reports.isEmpty(), "--report", command);
    refuse(options.failOn != null, "--fail-on", command);
    refuse(options.verbose, "--verbose", command);
    refuse(options.quiet, "--quiet", command);
    PageFormat format =
        Choice.of("--format", options.format, PageFormat.class).orElse(PageFormat.TEXT);
    return new PageOptions(
        format, format == PageFormat.TEXT ? console.terminal().charset() : StandardCharsets.UTF_8);
  }

  private static void refuse(boolean given, String option, String command) {
    if (given) {
      throw new UsageException("option-foreign", "option", option, "command", command);
    }
  }

  /**
   * Writes a page to standard output.
   *
   * @return the exit code
   */
  public int print(String page, Console console) {
    console.print(page, charset);
    return ExitCode.OK;
  }

  /** The pages about findings in that format. */
  public FindingPages findings(OutputOptions options, Console console, Words words) {
    return new FindingPages(
        words.withFindings(),
        format,
        OutputPlan.style(options, console, charset),
        console.terminal().columns());
  }

  /** The pages about codes in that format. */
  public CodePages pages(OutputOptions options, Console console, Words words) {
    return new CodePages(
        words, format, OutputPlan.style(options, console, charset), console.terminal().columns());
  }
}
