package org.ftpdiag.probe.steps;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.probe.Connector.Meanwhile;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.StepEnd;
import org.ftpdiag.probe.transfer.DataConnections;
import org.ftpdiag.wire.WireException;

/** Opens passive data connections, by EPSV (RFC 2428) and by PASV. */
public final class PassiveStep implements Step {
  @Override
  public StepId id() {
    return StepId.PASSIVE;
  }

  @Override
  public Optional<Phrase> skip(Session s) {
    if (s.state().stoppedBy().isPresent()) {
      return s.state().stoppedBy().map(Skip::after);
    }
    return s.request().tests().data().active()
        ? Optional.of(Phrase.of("skip.data-active", "mode", s.request().tests().data().id()))
        : Optional.empty();
  }

  @Override
  public StepEnd run(Session s) throws WireException {
    DataConnections data = s.data();
    // STAT and PWD do not touch the data connection: they travel while it is being opened.
    List<Meanwhile> meanwhile = List.of(() -> s.ask("STAT", ""), s.directory()::ask);
    int n = 0;
    for (DataMode mode : ways(s)) {
      PassiveTry tried = data.tryPassive(mode, meanwhile.get(n++));
      if (tried.usable() && data.way().isEmpty()) {
        data.use(mode);
      }
      if (!s.connected()) {
        return StepEnd.failedForGood();
      }
    }
    return data.way().isPresent() ? StepEnd.done() : StepEnd.failed();
  }

  private static List<DataMode> ways(Session s) {
    DataMode asked = s.request().tests().data();
    if (asked != DataMode.AUTO) {
      return List.of(asked);
    }
    return s.data().pasvPossible() ? List.of(DataMode.EPSV, DataMode.PASV) : List.of(DataMode.EPSV);
  }
}
