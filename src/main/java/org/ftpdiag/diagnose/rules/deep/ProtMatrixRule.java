package org.ftpdiag.diagnose.rules.deep;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.deep.ProtMatrix;
import org.ftpdiag.model.seen.deep.ProtMatrix.Cell;

/**
 * What listings over other combinations of clear and TLS showed. That data in clear are refused
 * where encrypted ones work is a remark, and good protection; that they cannot be encrypted is a
 * warning. A login that is refused in clear, and what fails without a refusal, tells nothing of
 * data connections.
 */
public final class ProtMatrixRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    for (TimedObservation<ProtMatrix> s : c.all(ProtMatrix.class)) {
      s.what().cells().stream()
          .filter(cell -> refusesProtection(cell, true))
          .findFirst()
          .ifPresent(
              cell ->
                  found.add(
                      evidence(c.notice(FindingId.TLS_DATA_UNPROTECTED, s.place()), cell).aside()));
      boolean encryptedWorks =
          c.all(Transfer.class).stream().anyMatch(t -> t.what().ok() && t.what().tls().isPresent());
      List<Cell> inClear =
          s.what().cells().stream()
              .filter(cell -> refusesProtection(cell, false))
              .filter(cell -> cell.controlTls() || cell.command().equals("LIST"))
              .toList();
      if (encryptedWorks && !inClear.isEmpty()) {
        FindingBuilder n =
            c.notice(FindingId.TLS_DATA_REQUIRED, s.place())
                .severity(Severity.INFO)
                .variant("tried");
        inClear.forEach(cell -> evidence(n, cell));
        found.add(n.aside());
      }
    }
    return found;
  }

  /** 5xx: a 4xx may come from whatever passes by (RFC 959 section 4.2). */
  private static boolean refusesProtection(Cell cell, boolean dataTls) {
    boolean data = cell.command().startsWith("PROT") || cell.command().equals("LIST");
    boolean asked = dataTls ? cell.command().startsWith("PROT") : data;
    return cell.dataTls() == dataTls
        && asked
        && cell.reply().filter(r -> r.family() == 5).isPresent();
  }

  private static FindingBuilder evidence(FindingBuilder n, Cell cell) {
    String what = cell.controlTls() ? "prot-tls" : "prot-clear";
    return n.evidence(
        what, "command", cell.command(), "reply", Quote.of(cell.reply().orElseThrow()));
  }
}
