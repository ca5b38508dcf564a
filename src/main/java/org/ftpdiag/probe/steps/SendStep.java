package org.ftpdiag.probe.steps;

import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.SentCommand;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.StepEnd;
import org.ftpdiag.wire.WireException;

/** Sends the commands that somebody wants sent, once the login is done. */
public final class SendStep implements Step {
  /** What is seen is reported with the questions about the server. */
  @Override
  public StepId id() {
    return StepId.FEATURES;
  }

  @Override
  public Optional<Phrase> skip(Session s) {
    return s.state().stoppedBy().map(Skip::after);
  }

  @Override
  public StepEnd run(Session s) throws WireException {
    for (String command : s.request().speech().sent()) {
      if (!s.connected() || s.time().over()) {
        break;
      }
      String[] words = command.strip().split("\\s+", 2);
      String verb = words[0].toUpperCase(Locale.ROOT);
      String argument = words.length == 1 ? "" : words[1];
      s.aside(
          () ->
              s.observe(new SentCommand(s.exchanges().askTyped(verb, argument, command.strip()))));
    }
    return s.connected() ? StepEnd.done() : StepEnd.failedForGood();
  }
}
