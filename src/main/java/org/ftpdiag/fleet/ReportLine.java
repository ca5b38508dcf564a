package org.ftpdiag.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ftpdiag.fleet.input.Entry;
import org.ftpdiag.fleet.summary.TargetOutcome;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.print.JsonDocument;
import org.ftpdiag.report.print.JsonObject;
import org.ftpdiag.report.run.JsonRenderer;
import org.ftpdiag.report.run.SavedReport;
import org.ftpdiag.report.words.Words;

/** What is written of a target: its report, or why there is none, in one line of JSON. */
final class ReportLine {
  /** What may be shown of a line that was refused: a host, a port. All else may be a password. */
  private static final Pattern PLAIN =
      Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::[0-9]{1,5})?");

  private final Words words;
  private final FleetSettings settings;

  ReportLine(Words words, FleetSettings settings) {
    this.words = words;
    this.settings = settings;
  }

  /**
   * A target that is done with.
   *
   * @param line with its end
   */
  record Ended(byte[] line, TargetOutcome outcome) {}

  /** The report of a probe. */
  Ended of(long line, Report found) {
    Report report = settings.redaction().map(r -> r.of(found)).orElse(found);
    boolean told =
        switch (settings.transcripts()) {
          case NEVER -> false;
          case FAIL -> report.diagnosis().verdict() == Severity.FAIL;
          case ALWAYS -> true;
        };
    StringBuilder text = new StringBuilder();
    try {
      JsonRenderer.ofFleet(settings.version(), line, told).render(report, words, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory fails to be written never
    }
    return new Ended(bytes(text), TargetOutcome.of(line, report));
  }

  /** A line that cannot be used. */
  Ended refused(Entry entry, Phrase why) {
    Phrase shown = settings.redaction().map(r -> r.of(why)).orElse(why);
    return error(entry, words.say(shown), ExitCode.USAGE);
  }

  /** A probe that ftpdiag itself failed in. */
  Ended broken(Entry entry, Phrase why) {
    return error(entry, words.say(why), ExitCode.DEFECT);
  }

  /** The members of a report, whose values are unknown. */
  private Ended error(Entry entry, String why, int exitCode) {
    Optional<String> target =
        entry
            .target()
            .filter(t -> PLAIN.matcher(t).matches())
            .map(t -> settings.redaction().map(r -> r.target(t)).orElse(t));
    StringBuilder text = new StringBuilder();
    try {
      JsonDocument.writeLine(text, to -> error(entry.line(), target, why, exitCode, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Ended(bytes(text), TargetOutcome.error(entry.line(), target, why, exitCode));
  }

  private void error(long line, Optional<String> target, String why, int exitCode, JsonObject to)
      throws IOException {
    to.text("schema", SavedReport.SCHEMA);
    to.number("line", line);
    to.object(
        "tool",
        () -> {
          to.text("name", "ftpdiag");
          to.text("version", settings.version());
          to.text("language", words.language());
        });
    to.nothing("started");
    to.nothing("duration_ms");
    to.object(
        "target",
        () -> {
          to.text("input", target);
          for (String name : List.of("host", "port", "address", "tls", "user")) {
            to.nothing(name);
          }
        });
    to.object(
        "server",
        () -> {
          for (String name : List.of("product", "version", "system")) {
            to.nothing(name);
          }
          to.texts("features", List.of());
          to.texts("commands", List.of());
        });
    to.object(
        "network",
        () -> {
          to.texts("addresses", List.of());
          for (String name : List.of("local_address", "seen_as", "round_trip_ms")) {
            to.nothing(name);
          }
        });
    to.nothing("tls");
    to.text("verdict", TargetOutcome.ERROR);
    to.text("error", why);
    to.flag("interrupted", Optional.of(false));
    to.number("exit_code", exitCode);
    to.nothing("root_cause");
    to.array("steps", () -> {});
    to.array("findings", () -> {});
  }

  private static byte[] bytes(StringBuilder text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
