package org.ftpdiag.report.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.advice.FixStep;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.print.PluginText;
import org.ftpdiag.report.words.Words;

/**
 * The output of a plugin of Nagios and Icinga: a line with the state and performance data, details
 * below (Monitoring Plugins Development Guidelines).
 */
final class NagiosRenderer implements Renderer {
  private final Thresholds thresholds;

  NagiosRenderer(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  @Override
  public void render(Report report, Words words, Appendable out) throws IOException {
    ReadableReport readable = ReadableReport.of(report, words);
    NagiosState state = NagiosState.of(report, thresholds);
    out.append("FTP ")
        .append(state.name())
        .append(" - ")
        .append(PluginText.safe(head(readable, words)));
    out.append(" | ").append(String.join(" ", data(report, readable))).append('\n');
    for (ReadableFinding f : readable.findings()) {
      if (f.finding().severity() != Severity.INFO) {
        finding(f, out);
      }
    }
    for (String defect : readable.defects()) {
      out.append(PluginText.safe(defect)).append('\n');
    }
  }

  private static String head(ReadableReport readable, Words words) {
    Optional<ReadableFinding> worst =
        readable.findings().stream()
            .filter(f -> f.finding().severity() != Severity.INFO)
            .findFirst();
    String address = readable.target().address();
    return worst
        .map(f -> address + ": " + f.advice().title() + " (" + f.finding().id().id() + ")")
        .orElseGet(
            () ->
                address
                    + ": "
                    + (readable.conclusion().judged()
                        ? readable.conclusion().text()
                        : readable.conclusion().lead()));
  }

  private static void finding(ReadableFinding f, Appendable out) throws IOException {
    out.append(f.finding().severity().id()).append(' ').append(f.finding().id().id());
    out.append(": ").append(PluginText.safe(f.advice().title())).append('\n');
    for (String evidence : f.evidence()) {
      out.append("  ").append(PluginText.safe(evidence)).append('\n');
    }
    int n = 1;
    for (FixStep step : f.advice().fix()) {
      out.append("  ").append(Integer.toString(n++)).append(". ");
      out.append(PluginText.safe(step.sentence())).append('\n');
    }
  }

  private List<String> data(Report report, ReadableReport readable) {
    List<String> all = new ArrayList<>();
    report
        .run()
        .durationMs()
        .ifPresent(
            ms ->
                all.add(
                    "time="
                        + seconds(ms)
                        + ";"
                        + limit(thresholds.warning())
                        + ";"
                        + limit(thresholds.critical())
                        + ";0"));
    for (ReadableStep step : readable.steps()) {
      if (step.status() != StepStatus.SKIP) {
        step.ms().ifPresent(ms -> all.add("time_" + step.id().id() + "=" + seconds(ms) + ";;;0"));
      }
    }
    SessionFacts facts = SessionFacts.of(report);
    long enough = report.run().request().limits().certificate().toDays();
    facts.roundTripMs().ifPresent(ms -> all.add("round_trip=" + seconds(ms) + ";;;0"));
    facts
        .daysLeft(report.run())
        .ifPresent(days -> all.add("certificate_days=" + days + ";" + enough + ":;0:"));
    return all;
  }

  private static String limit(OptionalDouble seconds) {
    return seconds.isPresent() ? number(seconds.getAsDouble()) : "";
  }

  private static String seconds(double ms) {
    return number(ms / 1000) + "s";
  }

  private static String number(double n) {
    return String.format(Locale.ROOT, "%.6f", n).replaceAll("0{1,6}$", "").replaceAll("\\.$", "");
  }
}
