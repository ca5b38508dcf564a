package org.ftpdiag.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.Words;

/**
 * The last line of a report.
 *
 * @param verdict {@code pass}, {@code warn} or {@code fail}
 * @param judged whether the verdict can be relied on; else the probe was not done
 * @param lead what the line begins with: the verdict in words, or why there is none to rely on
 * @param cause what explains a failure
 * @param text the rest of it, such as {@code 2 warnings, 10.4 s}
 * @param exitCode what the process exits with
 */
public record Conclusion(
    String verdict,
    boolean judged,
    String lead,
    Optional<ReadableFinding> cause,
    String text,
    int exitCode) {

  /**
   * The last line of a report.
   *
   * @param findings those of the report, in its order
   */
  public static Conclusion of(Report report, List<ReadableFinding> findings, Words words) {
    Optional<ReadableFinding> cause =
        findings.stream().filter(f -> f.finding().severity() == Severity.FAIL).findFirst();
    Severity worst = report.diagnosis().verdict();
    int trips = roundTrips(report.run().transcript());
    boolean whole = report.whole();
    List<String> parts = new ArrayList<>();
    long problems = count(report, Severity.FAIL);
    long warnings = count(report, Severity.WARN);
    if (problems > 1) { // the first one is named
      parts.add(words.count("report.more-problems", problems - 1));
    }
    if (warnings > 0) {
      parts.add(words.count("report.warnings", warnings));
    }
    if (problems + warnings == 0) {
      parts.add(words.say(whole ? "report.no-problem" : "report.no-problem-so-far"));
    }
    if (worst != Severity.FAIL) {
      parts.add(words.count("report.round-trips", trips));
    }
    report.run().durationMs().ifPresent(ms -> parts.add(new Quantity(words).seconds(ms)));
    // What was not tried has not passed.
    String verdict = verdict(!whole && worst == Severity.INFO ? Severity.WARN : worst);
    boolean judged = whole || worst == Severity.FAIL;
    if (judged && !whole) {
      parts.add(cut(report, words));
    }
    String lead = judged ? words.say("report.verdict." + verdict) : cut(report, words);
    return new Conclusion(
        verdict, judged, lead, cause, String.join(", ", parts), report.exitCode());
  }

  private static String cut(Report report, Words words) {
    return switch (report.run().ending()) {
      case INTERRUPTED -> words.say("report.interrupted");
      case OUT_OF_TIME -> words.say("report.out-of-time");
      case EXHAUSTED, WHOLE -> words.say("report.incomplete");
    };
  }

  /** How the verdict looks; one that cannot be relied on is no pass. */
  public StepStatus status() {
    return judged ? StepStatus.valueOf(verdict.toUpperCase(Locale.ROOT)) : StepStatus.WARN;
  }

  /** The word for the highest severity found: {@code info} counts as {@code pass}. */
  static String verdict(Severity worst) {
    return worst == Severity.INFO ? StepStatus.PASS.id() : worst.id();
  }

  private static long count(Report report, Severity severity) {
    return report.diagnosis().findings().stream().filter(f -> f.severity() == severity).count();
  }

  private static int roundTrips(Transcript transcript) {
    int n = 0;
    for (Transcript.Entry e : transcript.entries()) {
      boolean sent = e.kind() == Transcript.Kind.SENT && e.channel() == Transcript.Channel.CONTROL;
      boolean opened = e.kind() == Transcript.Kind.EVENT && e.text().startsWith("connected");
      if (sent || opened) {
        n++;
      }
    }
    return n;
  }
}
