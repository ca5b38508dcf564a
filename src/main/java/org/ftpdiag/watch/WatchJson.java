package org.ftpdiag.watch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.diff.DiffJson;
import org.ftpdiag.report.diff.ReportDiff;
import org.ftpdiag.report.print.JsonDocument;
import org.ftpdiag.report.print.JsonObject;
import org.ftpdiag.report.run.JsonTree;
import org.ftpdiag.report.words.Words;

/** A probe of many in a line of JSON: {@code ftpdiag.watch/1}. */
public final class WatchJson {
  private static final ReportDiff NOTHING = new ReportDiff(List.of(), List.of(), List.of());

  private final String version;
  private final Words words;

  /**
   * @param version of ftpdiag
   */
  public WatchJson(String version, Words words) {
    this.version = version;
    this.words = words;
  }

  /** The line, with its end. */
  public String of(Round round) {
    StringBuilder out = new StringBuilder();
    try {
      JsonDocument.writeLine(out, to -> write(round, to));
    } catch (IOException e) {
      throw new IllegalStateException("a StringBuilder throws nothing", e);
    }
    return out.toString();
  }

  private void write(Round round, JsonObject to) throws IOException {
    JsonTree report = round.report().json();
    to.text("schema", "ftpdiag.watch/1");
    to.object(
        "tool",
        () -> {
          to.text("name", "ftpdiag");
          to.text("version", version);
          to.text("language", words.language());
        });
    to.number("number", round.number());
    to.text("started", report.at("started").text());
    ms("duration_ms", report.at("duration_ms"), to);
    to.object(
        "target",
        () -> {
          to.text("host", report.at("target").at("host").text());
          to.number("port", report.at("target").at("port").number().orElse(21.0).longValue());
          to.text("address", report.at("target").at("address").text());
        });
    to.text("verdict", round.verdict());
    to.text("root_cause", report.at("root_cause").text());
    to.number("exit_code", round.exitCode());
    ms("round_trip_ms", report.at("network").at("round_trip_ms"), to);
    to.array(
        "steps",
        () -> {
          for (ReadableStep step : round.report().steps()) {
            to.object(
                () -> {
                  to.text("id", step.id().id());
                  to.text("status", step.status().id());
                  to.ms("duration_ms", step.ms());
                });
          }
        });
    to.texts(
        "findings",
        round.report().findings().stream()
            .map(ReadableFinding::finding)
            .map(f -> f.id().id())
            .toList());
    to.flag("changed", Optional.of(round.changed()));
    DiffJson.changes(round.changes().orElse(NOTHING), to);
  }

  private static void ms(String name, JsonTree value, JsonObject to) throws IOException {
    to.ms(name, value.number().map(OptionalDouble::of).orElse(OptionalDouble.empty()));
  }
}
