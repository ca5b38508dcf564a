package org.ftpdiag.fleet.summary;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.ftpdiag.report.FailOn;
import org.ftpdiag.report.print.JsonDocument;
import org.ftpdiag.report.print.JsonObject;

/** The summary of a fleet for programs: {@code ftpdiag.fleet/1}. */
public final class SummaryJson {
  /** Which document it is. */
  public static final String SCHEMA = "ftpdiag.fleet/1";

  private SummaryJson() {}

  /**
   * Writes it.
   *
   * @throws IOException where {@code out} does
   */
  public static void write(
      Tally tally, FailOn failOn, String version, String language, Appendable out)
      throws IOException {
    JsonDocument.write(out, to -> summary(tally, failOn, version, language, to));
  }

  private static void summary(
      Tally tally, FailOn failOn, String version, String language, JsonObject to)
      throws IOException {
    to.text("schema", SCHEMA);
    to.object(
        "tool",
        () -> {
          to.text("name", "ftpdiag");
          to.text("version", version);
          to.text("language", language);
        });
    to.text("first_started", tally.first().map(Instant::toString));
    to.text("last_started", tally.last().map(Instant::toString));
    to.number("targets", tally.total());
    to.object(
        "verdicts",
        () -> {
          for (var verdict : tally.verdicts().entrySet()) {
            to.number(verdict.getKey(), verdict.getValue());
          }
        });
    to.number("unjudged", tally.defects());
    to.number("exit_code", tally.exitCode(failOn));
    to.array(
        "root_causes",
        () -> {
          for (Tally.Cause cause : tally.causes()) {
            to.object(
                () -> {
                  to.text("id", cause.id());
                  to.number("count", cause.count());
                  place(cause.example(), to);
                });
          }
        });
    to.array(
        "slowest",
        () -> {
          for (TargetOutcome o : tally.slowest()) {
            to.object(
                () -> {
                  place(o, to);
                  to.ms("duration_ms", o.durationMs());
                  to.text("verdict", o.verdict());
                });
          }
        });
    to.object("certificates", () -> certificates(tally, to));
    to.array(
        "errors",
        () -> {
          for (TargetOutcome o : tally.errors()) {
            to.object(
                () -> {
                  place(o, to);
                  to.text("error", o.error());
                });
          }
        });
  }

  private static void certificates(Tally tally, JsonObject to) throws IOException {
    to.object(
        "by_days_left",
        () -> {
          for (Tally.Validity v : Tally.Validity.values()) {
            to.number(v.name().toLowerCase(Locale.ROOT), tally.certificates(v));
          }
        });
    to.array(
        "first_to_expire",
        () -> {
          for (TargetOutcome o : tally.expiring()) {
            to.object(
                () -> {
                  place(o, to);
                  to.number("days_left", o.daysLeft().orElse(0));
                  to.text("not_after", o.notAfter().map(Instant::toString));
                });
          }
        });
  }

  private static void place(TargetOutcome o, JsonObject to) throws IOException {
    to.text("target", o.target());
    to.number("line", o.line());
  }
}
