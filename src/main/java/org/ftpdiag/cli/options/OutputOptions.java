package org.ftpdiag.cli.options;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.report.run.Format;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What is printed where. These options may stand before a subcommand or after it. */
public final class OutputOptions {
  /**
   * Leaves it to one format, which need not be named.
   *
   * @param key of the words that refuse another one
   */
  public void only(Format one, String key) {
    if (Choice.of("--format", format, Format.class).filter(f -> f != one).isPresent()) {
      throw new UsageException(key, "format", format);
    }
  }

  /** Whether a format was asked for by name. */
  public boolean formatNamed() {
    return format != null;
  }

  /**
   * Leaves what makes a report fit to be sent to commands that know what to do with it.
   *
   * @param refused the options that mean nothing to the command, by their long names
   * @throws UsageException where such a one was given
   */
  public void checkSharing(List<String> refused, String command) {
    String given =
        redact && refused.contains(Sharing.REDACT)
            ? Sharing.REDACT
            : reproduce && refused.contains(Sharing.REPRODUCE) ? Sharing.REPRODUCE : "";
    if (!given.isEmpty()) {
      throw new UsageException("option-foreign", "option", given, "command", command);
    }
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      descriptionKey = "cli.option.output.format")
  String format;

  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      scope = ScopeType.INHERIT,
      descriptionKey = "cli.option.output.report")
  List<String> reports = new ArrayList<>();

  @Option(
      names = "--fail-on",
      paramLabel = "warn|fail|never",
      scope = ScopeType.INHERIT,
      descriptionKey = "cli.option.output.fail-on")
  String failOn;

  @Option(
      names = "--exit-by",
      paramLabel = "step",
      scope = ScopeType.INHERIT,
      descriptionKey = "cli.option.output.exit-by")
  String exitBy;

  @Option(
      names = "--warning",
      paramLabel = "SECONDS",
      scope = ScopeType.INHERIT,
      descriptionKey = "cli.option.output.warning")
  String warning;

  @Option(
      names = "--critical",
      paramLabel = "SECONDS",
      scope = ScopeType.INHERIT,
      descriptionKey = "cli.option.output.critical")
  String critical;

  @Option(
      names = "--redact",
      scope = ScopeType.INHERIT,
      descriptionKey = "cli.option.output.redact")
  boolean redact;

  @Option(
      names = "--reproduce",
      scope = ScopeType.INHERIT,
      descriptionKey = "cli.option.output.reproduce")
  boolean reproduce;

  @Option(
      names = "--lang",
      paramLabel = "LANGUAGE",
      scope = ScopeType.INHERIT,
      descriptionKey = "cli.option.output.lang")
  public String lang;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      descriptionKey = "cli.option.output.verbose")
  boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      descriptionKey = "cli.option.output.quiet")
  boolean quiet;

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      scope = ScopeType.INHERIT,
      descriptionKey = "cli.option.output.color")
  String color;
}
