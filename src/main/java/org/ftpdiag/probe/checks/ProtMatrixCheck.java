package org.ftpdiag.probe.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.deep.ProtMatrix;
import org.ftpdiag.model.seen.deep.ProtMatrix.Cell;
import org.ftpdiag.probe.Check;
import org.ftpdiag.probe.ExtraSession;
import org.ftpdiag.probe.ExtraSession.Refusal;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.transfer.Transfers;
import org.ftpdiag.wire.ListingReader;
import org.ftpdiag.wire.WireException;

/**
 * Lists once for every combination of clear and TLS that the session of the probe does not have.
 * Without TLS on the control connection only where no password is at stake.
 */
public final class ProtMatrixCheck implements Check {
  private static final long LARGEST = 16L << 20;

  @Override
  public DeepCheck name() {
    return DeepCheck.PROT_MATRIX;
  }

  @Override
  public Optional<Phrase> obstacle(Session session) {
    if (session.state().stoppedBy().isPresent()) {
      return session.state().stoppedBy().map(Skip::after);
    }
    if (!session.encrypted()) {
      return Optional.of(Skip.because("check-tls"));
    }
    return session.data().way().isEmpty() ? Optional.of(Skip.because("no-data")) : Optional.empty();
  }

  @Override
  public void run(Session session) {
    List<Cell> cells = new ArrayList<>();
    boolean other = !session.state().dataProtected();
    try (ExtraSession extra = new ExtraSession(session)) {
      Optional<Refusal> refused = extra.open();
      keep(
          session,
          cells,
          refused.map(r -> refused(true, other, r)).orElseGet(() -> under(extra, other)));
    }
    if (!session.secretDue() && !session.time().over()) {
      try (ExtraSession extra = new ExtraSession(session)) {
        Optional<Refusal> refused = extra.connect(false).or(extra::login);
        keep(
            session,
            cells,
            refused.map(r -> refused(false, false, r)).orElseGet(() -> inClear(extra)));
      }
    }
    session.observe(new ProtMatrix(cells));
  }

  /** What was cut short proves nothing. */
  private static void keep(Session session, List<Cell> cells, Cell cell) {
    if (cell.works() || !session.time().over()) {
      cells.add(cell);
    }
  }

  private static Cell under(ExtraSession extra, boolean dataTls) {
    Session s = extra.session();
    try {
      s.ask("PBSZ", "0");
      Exchange prot = s.ask("PROT", dataTls ? "P" : "C");
      if (!prot.ok()) {
        return new Cell(true, dataTls, false, prot.line(), prot.reply(), Optional.empty());
      }
      s.state().dataProtected(dataTls);
      return listed(extra, true, dataTls);
    } catch (WireException e) {
      return failed(true, dataTls, "PROT", e.fault());
    }
  }

  private static Cell inClear(ExtraSession extra) {
    try {
      return listed(extra, false, false);
    } catch (WireException e) {
      return failed(false, false, "LIST", e.fault());
    }
  }

  private static Cell listed(ExtraSession extra, boolean controlTls, boolean dataTls)
      throws WireException {
    Session s = extra.session();
    Transfer t = new Transfers(s).receive("LIST", "", new ListingReader(false), LARGEST, -1);
    extra.seen();
    if (t.ok()) {
      return new Cell(controlTls, dataTls, true, "", Optional.empty(), Optional.empty());
    }
    Optional<Reply> no =
        t.completion().filter(Reply::negative).or(() -> t.first().filter(Reply::negative));
    return new Cell(controlTls, dataTls, false, "LIST", no, t.data().map(WireFault::text));
  }

  private static Cell refused(boolean controlTls, boolean dataTls, Refusal r) {
    return new Cell(
        controlTls, dataTls, false, r.command(), r.reply(), r.fault().map(WireFault::text));
  }

  private static Cell failed(boolean controlTls, boolean dataTls, String command, WireFault f) {
    return new Cell(controlTls, dataTls, false, command, Optional.empty(), Optional.of(f.text()));
  }
}
