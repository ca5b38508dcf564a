package org.ftpdiag.report.run;

import static org.ftpdiag.report.words.FaultWords.all;
import static org.ftpdiag.report.words.FaultWords.last;

import java.util.List;
import java.util.stream.Collectors;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.report.words.FaultWords;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/** The steps that only talk on the control connection, in a line each. */
final class DialogueSummary {

  private final Words words;
  private final FaultWords faults;

  DialogueSummary(Words words, FaultWords faults) {
    this.words = words;
    this.faults = faults;
  }

  String login(StepReport step) {
    List<Exchange> login =
        all(step, Exchange.class).stream()
            .filter(e -> StepId.of(e.verb()) == StepId.LOGIN)
            .toList();
    return login.isEmpty()
        ? last(step, Exchange.class).map(faults::of).orElse("")
        : faults.of(login.get(login.size() - 1));
  }

  String features(StepReport step) {
    List<Exchange> feat =
        all(step, Exchange.class).stream().filter(e -> e.verb().equals("FEAT")).toList();
    if (feat.isEmpty()) {
      return last(step, Exchange.class).map(faults::of).orElse("");
    }
    Exchange last = feat.get(feat.size() - 1);
    if (last.reply().isEmpty()) {
      return faults.of(last); // which names the command
    }
    if (!last.ok()) {
      return words.say("step.features.none", "reply", faults.of(last));
    }
    String names = last.reply().map(DialogueSummary::names).orElse("");
    return names.isEmpty() ? words.say("step.features.empty") : ServerText.shown(names);
  }

  /** The first word of every feature line (RFC 2389 section 3.2: each begins with a blank). */
  private static String names(Reply reply) {
    return reply.lines().stream()
        .filter(l -> l.startsWith(" ") && !l.isBlank())
        .map(l -> l.strip().split("\\s", 2)[0])
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  String quit(StepReport step) {
    return last(step, Exchange.class).map(faults::of).orElse("");
  }
}
