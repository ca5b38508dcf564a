package org.ftpdiag.check.print;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.check.CheckReport;
import org.ftpdiag.check.CheckResult;
import org.ftpdiag.check.CheckStatus;
import org.ftpdiag.check.Outcome;
import org.ftpdiag.report.TargetLine;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.Words;

/** What a person reads of checks, in one language, for every format. */
final class OutcomeWords {
  private final Words words;
  private final Advice advice;

  OutcomeWords(Words words) {
    this.words = words;
    this.advice = Advice.load(words);
  }

  /** What was seen, and what was expected where that differs. */
  String text(Outcome outcome) {
    String seen = words.say(outcome.seen());
    return outcome.passed()
        ? seen
        : words.say("check.row.failed", "expected", words.say(outcome.expected()), "seen", seen);
  }

  String expected(Outcome outcome) {
    return words.say(outcome.expected());
  }

  String seen(Outcome outcome) {
    return words.say(outcome.seen());
  }

  /** The server, and how long it took. */
  String about(CheckResult result) {
    TargetLine target = TargetLine.of(result.request(), words);
    List<String> parts = new ArrayList<>();
    if (!target.address().equals(result.check().name())) {
      parts.add(target.address());
    }
    parts.add(target.user());
    result.report().ifPresent(r -> r.run().durationMs().ifPresent(ms -> parts.add(seconds(ms))));
    if (result.attempts() > 1) {
      parts.add(words.say("check.attempts", "n", result.attempts()));
    }
    if (result.status() == CheckStatus.INTERRUPTED) {
      parts.add(words.say("check.status.interrupted"));
    }
    return String.join(", ", parts);
  }

  String seconds(double ms) {
    return new Quantity(words).seconds(ms);
  }

  /** Everything unexpected that was found, the root cause first. */
  List<ReadableFinding> findings(CheckResult result) {
    return result.findings().stream().map(f -> ReadableFinding.of(f, advice, words)).toList();
  }

  /** All that was found. */
  List<ReadableFinding> all(CheckResult result) {
    return result.report().stream()
        .flatMap(r -> r.diagnosis().findings().stream())
        .map(f -> ReadableFinding.of(f, advice, words))
        .toList();
  }

  List<String> defects(CheckResult result) {
    return result.defects().stream().map(d -> words.say("report.defect", "what", d)).toList();
  }

  /** {@code 3 checks}. */
  String checks(CheckReport report) {
    return words.count("check.count", report.results().size());
  }

  /** {@code 2 passed, 1 failed}. */
  String counts(CheckReport report) {
    List<String> parts = new ArrayList<>();
    parts.add(words.count("check.passed", report.count(CheckStatus.PASSED)));
    parts.add(words.count("check.failed", report.count(CheckStatus.FAILED)));
    long unfinished = report.count(CheckStatus.INTERRUPTED) + report.count(CheckStatus.BROKEN);
    if (unfinished > 0) {
      parts.add(words.count("check.unfinished", unfinished));
    }
    return String.join(", ", parts);
  }
}
