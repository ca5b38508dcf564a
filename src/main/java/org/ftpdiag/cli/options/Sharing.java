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
  /** As the reader alone needs it. */
  public static final Sharing NONE = new Sharing(Optional.empty(), false);

  /** The long names of the options, for commands to which they mean nothing. */
  public static final String REDACT = "--redact";

  public static final String REPRODUCE = "--reproduce";

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

  /**
   * Leaves it to commands that know what to do with it.
   *
   * @throws UsageException where it was asked for
   */
  public void refuse(String command) {
    refuseRedaction(command);
    refuseReproduction(command);
  }

  /** Likewise masks alone. */
  public void refuseRedaction(String command) {
    if (redaction.isPresent()) {
      throw new UsageException("option-foreign", "option", REDACT, "command", command);
    }
  }

  /** Likewise commands alone. */
  public void refuseReproduction(String command) {
    if (reproduce) {
      throw new UsageException("option-foreign", "option", REPRODUCE, "command", command);
    }
  }
}
