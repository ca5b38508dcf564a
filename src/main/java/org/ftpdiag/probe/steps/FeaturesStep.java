package org.ftpdiag.probe.steps;

import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Exchange;
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
    return s.connected() ? StepEnd.done() : StepEnd.failedForGood();
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
