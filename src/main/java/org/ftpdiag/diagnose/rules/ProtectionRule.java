package org.ftpdiag.diagnose.rules;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Meaning;
import org.ftpdiag.diagnose.ReceivedReply;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.Exchange;

/** PBSZ and PROT (RFC 4217 section 9): data would travel in clear, or must not. */
public final class ProtectionRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    List<TimedObservation<Exchange>> prot =
        c.all(Exchange.class).stream().filter(s -> s.what().verb().equals("PROT")).toList();
    if (prot.stream().anyMatch(s -> s.what().ok())) {
      return List.of();
    }
    Optional<TimedObservation<Exchange>> refused =
        prot.stream().filter(s -> s.what().reply().isPresent()).findFirst().or(() -> pbsz(c));
    return refused.map(s -> List.of(refused(c, s))).orElse(List.of());
  }

  private static Optional<TimedObservation<Exchange>> pbsz(Case c) {
    return c.all(Exchange.class).stream()
        .filter(s -> s.what().verb().equals("PBSZ") && s.what().reply().isPresent())
        .filter(s -> !s.what().ok())
        .findFirst();
  }

  private static JudgedFinding refused(Case c, TimedObservation<Exchange> s) {
    FindingId id =
        s.what().argument().equals("C")
            ? FindingId.TLS_DATA_REQUIRED
            : FindingId.TLS_DATA_UNPROTECTED;
    FindingBuilder n = c.notice(id, s.place());
    for (ReceivedReply x : c.saidAt(s.place())) {
      n.said(x).row(Meaning.known(c, x).filter(m -> m.id() == id).flatMap(Meaning::row));
    }
    return n.explains();
  }
}
