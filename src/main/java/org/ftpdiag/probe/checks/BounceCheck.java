package org.ftpdiag.probe.checks;

import java.net.Inet4Address;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.BounceTry;
import org.ftpdiag.probe.Check;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.transfer.PortCommand;
import org.ftpdiag.wire.WireException;

/**
 * Whether the server would connect to a third host (RFC 2577 section 2). No transfer follows, so
 * nothing is sent to that host.
 */
public final class BounceCheck implements Check {
  /** An address for documentation (RFC 5737) that nobody uses; only named, never connected to. */
  private static final String THIRD_HOST = "192.0.2.1";

  @Override
  public DeepCheck name() {
    return DeepCheck.BOUNCE;
  }

  @Override
  public Optional<Phrase> obstacle(Session session) {
    if (!session.connected()) {
      return Optional.of(Skip.because("no-control"));
    }
    return session.server().getAddress() instanceof Inet4Address
        ? Optional.empty()
        : Optional.of(Skip.because("check-ipv4"));
  }

  @Override
  public void run(Session session) throws WireException {
    String argument = THIRD_HOST.replace('.', ',') + ",39,16";
    session.observe(new BounceTry(new PortCommand(session).ask("PORT", argument), THIRD_HOST));
  }
}
