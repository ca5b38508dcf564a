package org.ftpdiag.probe.checks;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.deep.FirewallTls;
import org.ftpdiag.model.seen.deep.PassiveRange.Port;
import org.ftpdiag.probe.Check;
import org.ftpdiag.probe.ExtraSession;
import org.ftpdiag.probe.ExtraSession.Refusal;
import org.ftpdiag.probe.Session;
import org.ftpdiag.wire.WireException;

/**
 * Whether passive ports can be reached that a session in clear asks for, and those of a session
 * under TLS cannot: then a device on the way reads FTP to know which ports to open. Never with a
 * password, which nobody may see.
 */
public final class FirewallTlsCheck implements Check {
  private static final int TRIES = 3;

  private Optional<String> refused = Optional.empty();

  @Override
  public DeepCheck name() {
    return DeepCheck.FIREWALL_TLS;
  }

  @Override
  public Optional<Phrase> obstacle(Session session) {
    DataMode asked = session.request().tests().data();
    boolean active = session.state().stoppedBy().isEmpty() && asked.active();
    return active
        ? Optional.of(Phrase.of("skip.data-active", "mode", asked.id()))
        : TlsBesideClear.obstacle(session);
  }

  @Override
  public void run(Session session) {
    // Old devices know PASV alone.
    DataMode mode = session.data().pasvPossible() ? DataMode.PASV : DataMode.EPSV;
    List<Port> encrypted = sample(session, mode, true);
    List<Port> clear = session.time().over() ? List.of() : sample(session, mode, false);
    session.observe(new FirewallTls(mode.name(), encrypted, clear, refused));
  }

  private List<Port> sample(Session main, DataMode mode, boolean encrypted) {
    try (ExtraSession extra = new ExtraSession(main)) {
      Optional<Refusal> failed = TlsBesideClear.open(extra, encrypted);
      if (failed.isPresent()) {
        refused = failed.map(Refusal::text);
        return List.of();
      }
      PassiveSample sample = new PassiveSample(extra.session());
      try {
        sample.take(mode, TRIES);
      } catch (WireException e) {
        refused = Optional.of(mode.name() + ": " + e.fault().text());
      }
      return sample.ports();
    }
  }
}
