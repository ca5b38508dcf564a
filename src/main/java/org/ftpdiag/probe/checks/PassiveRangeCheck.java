package org.ftpdiag.probe.checks;

import java.util.Optional;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.deep.PassiveRange;
import org.ftpdiag.probe.Check;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.wire.WireException;

/**
 * Connects to a sample of the passive ports: a firewall that lets in a part of the range only makes
 * transfers fail now and then, which one try does not show.
 */
public final class PassiveRangeCheck implements Check {
  private static final int SAMPLE = 20;

  @Override
  public DeepCheck name() {
    return DeepCheck.PASSIVE_RANGE;
  }

  @Override
  public Optional<Phrase> obstacle(Session session) {
    if (session.state().stoppedBy().isPresent()) {
      return session.state().stoppedBy().map(Skip::after);
    }
    DataMode asked = session.request().tests().data();
    return asked.active()
        ? Optional.of(Phrase.of("skip.data-active", "mode", asked.id()))
        : Optional.empty();
  }

  @Override
  public void run(Session session) throws WireException {
    PassiveSample sample = new PassiveSample(session);
    DataMode mode = session.data().way().orElse(DataMode.EPSV);
    boolean other = session.data().way().isEmpty() && session.data().pasvPossible();
    try {
      DataMode first = mode;
      session.aside(() -> sample.take(first, SAMPLE));
      if (sample.ports().isEmpty() && other && session.connected()) {
        mode = DataMode.PASV;
        session.aside(() -> sample.take(DataMode.PASV, SAMPLE));
      }
    } finally {
      session.data().drop();
      session.observe(new PassiveRange(mode.name(), sample.ports()));
    }
  }
}
