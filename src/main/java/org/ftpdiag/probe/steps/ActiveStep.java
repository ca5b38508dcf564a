package org.ftpdiag.probe.steps;

import java.net.Inet4Address;
import java.util.Optional;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.ActiveTry;
import org.ftpdiag.model.seen.BounceTry;
import org.ftpdiag.probe.ActiveTrial;
import org.ftpdiag.probe.PortCommand;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.StepEnd;
import org.ftpdiag.wire.WireException;

/** Lets the server connect to this client (RFC 959 PORT, RFC 2428 EPRT). */
public final class ActiveStep implements Step {
  /** An address for documentation (RFC 5737) that nobody uses; only named, never connected to. */
  private static final String THIRD_HOST = "192.0.2.1";

  @Override
  public StepId id() {
    return StepId.ACTIVE;
  }

  @Override
  public Optional<Phrase> skip(Session s) {
    if (s.state().stoppedBy().isPresent()) {
      return s.state().stoppedBy().map(Skip::after);
    }
    boolean wanted = s.request().active() || s.request().allChecks() || s.request().data().active();
    return wanted ? Optional.empty() : Optional.of(Skip.notAsked("--active"));
  }

  @Override
  public StepEnd run(Session s) throws WireException {
    s.data().drop();
    DataMode mode = s.data().activeWay();
    ActiveTry tried = new ActiveTrial(s).run(mode);
    boolean works = tried.from().isPresent();
    if (works && s.request().data().active()) {
      s.data().use(mode);
    }
    if (s.connected()
        && s.request().allChecks()
        && s.server().getAddress() instanceof Inet4Address) {
      bounce(s);
    }
    if (!s.connected()) {
      return StepEnd.failedForGood();
    }
    return works ? StepEnd.done() : StepEnd.failed();
  }

  /** RFC 2577 section 2. No transfer follows, so nothing is sent to that host. */
  private static void bounce(Session s) throws WireException {
    String argument = THIRD_HOST.replace('.', ',') + ",39,16";
    s.observe(new BounceTry(new PortCommand(s).ask("PORT", argument), THIRD_HOST));
  }
}
