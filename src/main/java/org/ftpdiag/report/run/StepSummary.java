package org.ftpdiag.report.run;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.words.FaultWords;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/** Puts what a step saw into one line. */
final class StepSummary {
  private static final int LONGEST = 300;

  private final Words words;
  private final ConnectionSummary connection;
  private final TlsSummary tls;
  private final DialogueSummary dialogue;
  private final DataSummary data;
  private final TransferSummary transfer;

  /**
   * @param now the time against which certificates are dated; empty when unknown
   */
  StepSummary(Words words, ProbeRequest request, Optional<Instant> now) {
    this.words = words;
    FaultWords faults = new FaultWords(words);
    connection = new ConnectionSummary(words, faults);
    tls = new TlsSummary(words, faults, request.target().host(), now);
    dialogue = new DialogueSummary(words, faults);
    data = new DataSummary(words, faults);
    transfer = new TransferSummary(words, faults);
  }

  ReadableStep readable(StepReport step, Collection<Finding> findings) {
    return new ReadableStep(step.id(), StepStatus.of(step, findings), of(step), step.durationMs());
  }

  /** One line, fit to be shown, of at most 300 characters; empty when there is nothing to say. */
  String of(StepReport step) {
    return ServerText.shown(unbounded(step), LONGEST);
  }

  private String skipped(Phrase why) {
    String wait = why.facts().get("wait");
    if (wait == null) {
      return words.say(why);
    }
    Map<String, String> facts = new HashMap<>(why.facts());
    facts.put("what", words.say(wait, why.facts()));
    return words.say(why.key(), facts);
  }

  private String unbounded(StepReport step) {
    if (step.outcome() == StepReport.Outcome.SKIPPED) {
      return step.skipped().map(this::skipped).orElseGet(() -> words.say("step.not-run"));
    }
    if (step.outcome() == StepReport.Outcome.BROKEN) {
      return words.say("step.broken");
    }
    String said =
        switch (step.id()) {
          case RESOLVE -> connection.resolve(step);
          case CONNECT -> connection.connect(step);
          case GREETING -> connection.greeting(step);
          case TLS -> tls.of(step);
          case LOGIN -> dialogue.login(step);
          case FEATURES -> dialogue.features(step);
          case PASSIVE -> data.passive(step);
          case ACTIVE -> data.active(step);
          case LIST -> transfer.list(step);
          case DOWNLOAD -> transfer.download(step);
          case UPLOAD -> transfer.upload(step);
          case QUIT -> dialogue.quit(step);
        };
    if (!said.isEmpty() || step.outcome() != StepReport.Outcome.FAILED) {
      return said;
    }
    // A transfer for which no data connection came about.
    String ways = data.passive(step);
    return ways.isEmpty() ? words.say("step.failed") : ways;
  }
}
