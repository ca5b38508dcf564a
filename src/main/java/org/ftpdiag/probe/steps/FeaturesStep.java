package org.ftpdiag.probe.steps;

import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.SentCommand;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.StepEnd;
import org.ftpdiag.wire.ListingReader;
import org.ftpdiag.wire.WireException;

/** Asks what the server is and can do, and settles the protection of data connections. */
public final class FeaturesStep implements Step {
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
    ListingReader.warm();
    s.ask("SYST", "");
    if (s.connected()) {
      Exchange feat = s.ask("FEAT", "");
      if (feat.ok()) {
        s.state().features(feat.reply().orElseThrow());
      }
    }
    if (s.connected()) {
      s.ask("HELP", "");
    }
    if (s.connected() && s.encrypted()) {
      protectData(s);
    }
    sendWhatWasAsked(s);
    return s.connected() ? StepEnd.done() : StepEnd.failedForGood();
  }

  /** What somebody wants sent proves nothing against the server, and is shown as it is answered. */
  private static void sendWhatWasAsked(Session s) throws WireException {
    for (String command : s.request().speech().sent()) {
      if (!s.connected() || s.time().over()) {
        return;
      }
      String line = command.strip();
      String[] words = line.split("\\s+", 2);
      String verb = words[0].toUpperCase(Locale.ROOT);
      String argument = words.length == 1 ? "" : words[1];
      s.aside(() -> s.observe(new SentCommand(s.exchanges().askTyped(verb, argument, line))));
    }
  }

  /** RFC 4217 section 9: PBSZ 0 comes before PROT. */
  private static void protectData(Session s) throws WireException {
    s.ask("PBSZ", "0");
    if (s.connected()) {
      boolean wanted = s.request().tls().protectData();
      boolean accepted = s.ask("PROT", wanted ? "P" : "C").ok();
      s.state().dataProtected(wanted && accepted);
    }
  }
}
