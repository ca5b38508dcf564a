package org.ftpdiag.report.run;

import java.util.List;
import org.ftpdiag.model.Report;
import org.ftpdiag.report.Conclusion;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.TargetLine;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.words.Words;

/**
 * All that a person reads of a report, in one language. Every output format lays out this and
 * derives no words of its own, so that formats cannot drift apart.
 *
 * @param findings the root cause first
 * @param sent what it needs for being sent to others
 * @param defects failures of ftpdiag itself, a sentence each
 */
public record ReadableReport(
    TargetLine target,
    List<ReadableStep> steps,
    List<ReadableFinding> findings,
    List<String> defects,
    Conclusion conclusion,
    Handover handover) {

  public static ReadableReport of(Report report, Words words) {
    var run = report.run();
    StepSummary summary = new StepSummary(words, run.request(), run.started());
    Advice advice = Advice.load(words);
    var findings = report.diagnosis().findings();
    var readable = findings.stream().map(f -> ReadableFinding.of(f, advice, words)).toList();
    return new ReadableReport(
        TargetLine.of(run.request(), words),
        run.steps().stream().map(s -> summary.readable(s, findings)).toList(),
        readable,
        report.defects().stream().map(d -> words.say("report.defect", "what", d)).toList(),
        Conclusion.of(report, readable, words),
        Handover.of(report, words));
  }
}
