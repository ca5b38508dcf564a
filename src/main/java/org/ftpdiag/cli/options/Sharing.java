package org.ftpdiag.cli.options;

import java.util.Optional;
import org.ftpdiag.model.LocalFiles;
import org.ftpdiag.model.Report;
import org.ftpdiag.report.redact.Redaction;
import org.ftpdiag.report.reproduce.Reproducer;

/**
 * What makes a report fit to be sent to others. One for a run: a name has the same mask in all of
 * its reports.
 *
 * @param redaction masks names, where that was asked for
 * @param reproduce whether commands are wanted that show the same
 */
public record Sharing(Optional<Redaction> redaction, boolean reproduce) {
  /** The long names of the options, for commands to which they mean nothing. */
  public static final String REDACT = "--redact";

  public static final String REPRODUCE = "--reproduce";

  /** As the reader alone needs it. */
  public static final Sharing NONE = new Sharing(Optional.empty(), false);

  /** What the options ask for. */
  static Sharing of(OutputOptions options) {
    return !options.redact && !options.reproduce
        ? NONE
        : new Sharing(
            options.redact ? Optional.of(new Redaction()) : Optional.empty(), options.reproduce);
  }

  /**
   * A report that was judged, as it is to be printed.
   *
   * @param files of this machine that its options named
   */
  public Report of(Report report, LocalFiles files) {
    Report shown = redaction.isPresent() ? redaction.get().of(report) : report;
    LocalFiles named = redaction.map(r -> r.of(files)).orElse(files);
    return reproduce ? shown.with(Reproducer.commands(shown, named)) : shown;
  }
}
