package org.ftpdiag.cli.options;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.FailOn;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.run.Thresholds;

/**
 * What is printed where.
 *
 * @param format what standard output gets
 * @param charset how it is encoded
 * @param style how text looks there
 * @param redraw whether a line that was printed can be printed over
 * @param redrawErrors the same of standard error
 * @param reports what files get
 * @param failOn from which severity on the exit code is 1
 * @param exitByStep a failure's exit code tells its step
 * @param sharing what makes a report fit to be sent to others
 * @param limits from which time on a probe took too long, for formats that judge it
 */
public record OutputPlan(
    Format format,
    Charset charset,
    Style style,
    boolean redraw,
    boolean redrawErrors,
    List<ReportFile> reports,
    FailOn failOn,
    boolean exitByStep,
    Sharing sharing,
    Thresholds limits) {
  public OutputPlan {
    reports = List.copyOf(reports);
  }

  private static final double LONGEST = 86_400;

  /** What the options ask for. */
  public static OutputPlan of(OutputOptions options, Console console) {
    Format format = Choice.of("--format", options.format, Format.class).orElse(Format.TEXT);
    List<ReportFile> reports = options.reports.stream().map(ReportFile::parse).toList();
    Set<Path> files = new HashSet<>();
    for (ReportFile report : reports) {
      if (!files.add(report.real())) {
        throw new UsageException("report-twice", "file", report.file());
      }
    }
    if (options.verbose && options.quiet) {
      throw new UsageException("exclude-detail", "one", "-v", "other", "-q");
    }
    Charset charset = format == Format.TEXT ? console.terminal().charset() : StandardCharsets.UTF_8;
    Style style = style(options, console, charset);
    boolean redraw = console.terminal().out() && !dumb(console);
    boolean redrawErrors =
        console.terminal().err() && !console.variable("TERM").equals(Optional.of("dumb"));
    FailOn failOn = Choice.of("--fail-on", options.failOn, FailOn.class).orElse(FailOn.FAIL);
    Optional<ExitBy> exitBy = Choice.of("--exit-by", options.exitBy, ExitBy.class);
    Thresholds limits =
        new Thresholds(
            seconds("--warning", options.warning), seconds("--critical", options.critical));
    return new OutputPlan(
        format,
        charset,
        style,
        redraw,
        redrawErrors,
        reports,
        failOn,
        exitBy.isPresent(),
        Sharing.of(options),
        limits);
  }

  private enum ExitBy {
    STEP
  }

  /**
   * Leaves it to these formats.
   *
   * @throws UsageException where another one is asked for
   */
  public void allow(Set<Format> formats) {
    List<String> names = formats.stream().map(Format::id).toList();
    if (!formats.contains(format)) {
      refuse("--format", format, names);
    }
    for (ReportFile report : reports) {
      if (!formats.contains(report.format())) {
        refuse("--report", report.format(), names);
      }
    }
  }

  private static void refuse(String option, Format format, List<String> names) {
    throw new UsageException(
        "choice", "option", option, "value", format.id(), "choices", String.join(", ", names));
  }

  private static OptionalDouble seconds(String option, String value) {
    if (value == null) {
      return OptionalDouble.empty();
    }
    try {
      double seconds = Double.parseDouble(value);
      if (seconds > 0 && seconds <= LONGEST) {
        return OptionalDouble.of(seconds);
      }
    } catch (NumberFormatException e) {
      throw new UsageException("seconds", "option", option, "value", value);
    }
    throw new UsageException("seconds", "option", option, "value", value);
  }

  /** How text looks that is encoded so. */
  static Style style(OutputOptions options, Console console, Charset charset) {
    Detail detail = options.verbose ? Detail.VERBOSE : options.quiet ? Detail.QUIET : Detail.NORMAL;
    boolean unicode = charset.newEncoder().canEncode("✓✗·") && !dumb(console);
    boolean whole = !console.terminal().out(); // a pipe or a file has room for long rows
    int columns = console.terminal().columns();
    return new Style(colour(options, console), unicode, columns, detail, whole);
  }

  private enum Colour {
    AUTO,
    ALWAYS,
    NEVER
  }

  /** {@code --color}, then NO_COLOR (no-color.org), then CLICOLOR_FORCE, then the terminal. */
  private static boolean colour(OutputOptions options, Console console) {
    return switch (Choice.of("--color", options.color, Colour.class).orElse(Colour.AUTO)) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
          console.variable("NO_COLOR").isEmpty()
              && (!console.variable("CLICOLOR_FORCE").orElse("0").equals("0")
                  || console.terminal().out() && !dumb(console));
    };
  }

  private static boolean dumb(Console console) {
    return console.terminal().out() && console.variable("TERM").equals(Optional.of("dumb"));
  }
}
