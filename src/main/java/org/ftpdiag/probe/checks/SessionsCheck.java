package org.ftpdiag.probe.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.CheckCost;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.deep.SessionsHeld;
import org.ftpdiag.model.seen.deep.SessionsHeld.End;
import org.ftpdiag.probe.Check;
import org.ftpdiag.probe.ExtraSession;
import org.ftpdiag.probe.ExtraSession.Refusal;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;

/** Opens sessions one by one until one is refused or there are enough, and ends them all. */
public final class SessionsCheck implements Check {
  /** AUTH, USER, PASS, QUIT. */
  private static final int COMMANDS = 4;

  @Override
  public DeepCheck name() {
    return DeepCheck.LIMITS;
  }

  @Override
  public CheckCost cost(Session session) {
    int more = session.request().limits().sessions() - 1;
    return new CheckCost(more, more * COMMANDS, 0, 1 + more / 2);
  }

  @Override
  public Optional<Phrase> obstacle(Session session) {
    if (session.state().stoppedBy().isPresent()) {
      return session.state().stoppedBy().map(Skip::after);
    }
    return session.connected() ? Optional.empty() : Optional.of(Skip.because("no-control"));
  }

  @Override
  public void run(Session session) {
    int asked = session.request().limits().sessions();
    List<ExtraSession> held = new ArrayList<>();
    Optional<End> ended = Optional.empty();
    try {
      while (1 + held.size() < asked && ended.isEmpty() && !session.time().over()) {
        ExtraSession extra = new ExtraSession(session);
        held.add(extra);
        ended = extra.open().map(SessionsCheck::end);
      }
    } finally {
      held.forEach(ExtraSession::close);
    }
    int opened = ended.isPresent() ? held.size() - 1 : held.size();
    boolean cut = session.time().over();
    session.observe(new SessionsHeld(1 + opened, asked, cut ? Optional.empty() : ended));
  }

  private static End end(Refusal r) {
    return new End(r.command(), r.reply(), r.fault().map(WireFault::text));
  }
}
