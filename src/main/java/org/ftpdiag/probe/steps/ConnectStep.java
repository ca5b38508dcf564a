package org.ftpdiag.probe.steps;

import java.net.InetAddress;
import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.probe.ControlConnections.Opened;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.StepEnd;
import org.ftpdiag.wire.TcpLink;

/** Connects: address by address until one answers; with every check, to all of them. */
public final class ConnectStep implements Step {
  @Override
  public StepId id() {
    return StepId.CONNECT;
  }

  @Override
  public Optional<Phrase> skip(Session s) {
    return s.stoppedBy().map(Skip::after);
  }

  @Override
  public StepEnd run(Session s) {
    TcpLink used = null;
    for (InetAddress address : s.addresses()) {
      if (s.interrupted() || (used != null && !s.request().allChecks())) {
        break;
      }
      Opened opened = s.controls().connect(address);
      s.observe(opened.attempt());
      if (opened.link().isPresent()) {
        if (used == null) {
          used = opened.link().get();
        } else {
          opened.link().get().close();
        }
      }
    }
    if (used == null) {
      return StepEnd.failedForGood();
    }
    s.controls().use(used);
    return StepEnd.done();
  }
}
