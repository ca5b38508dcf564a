package org.ftpdiag.diagnose.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Moment;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.ActiveTry;
import org.ftpdiag.model.seen.CertificateInfo;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.Transfer;

/**
 * A data connection shows a certificate that is not trusted for the host. Another one than the
 * control connection's is no fault by itself; one that the control connection has shown in vain is
 * told there.
 */
public final class DataCertificateRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    for (TimedObservation<?> s : c.seen()) {
      if (s.what() instanceof Transfer t) {
        t.tls().flatMap(TlsAttempt::session).ifPresent(x -> add(c, s.place(), x, found));
      } else if (s.what() instanceof TlsAttempt a && a.channel() == Channel.DATA) {
        a.session().ifPresent(x -> add(c, trial(c, s.place()), x, found));
      }
    }
    return found;
  }

  /** The trial that this handshake was a part of, whose failure it explains. */
  private static Moment trial(Case c, Moment handshake) {
    return c.in(handshake.step(), ActiveTry.class).stream()
        .map(TimedObservation::place)
        .filter(p -> p.compareTo(handshake) > 0)
        .findFirst()
        .orElse(handshake);
  }

  private static void add(Case c, Moment at, TlsSession session, List<JudgedFinding> found) {
    boolean judged = session.trust().isPresent() && !session.chain().isEmpty();
    if (!judged || session.trusted() || shownInVain(c, session.chain().get(0))) {
      return;
    }
    CertificateInfo leaf = session.chain().get(0);
    FindingBuilder n =
        CertificateFindings.notice(c, FindingId.TLS_DATA_CERTIFICATE, at, leaf)
            .evidence("data-certificate", "subject", leaf.subject(), "issuer", leaf.issuer());
    control(c).ifPresent(x -> n.evidence("control-certificate", "subject", x.subject()));
    if (c.secret() && !c.request().tls().insecure()) {
      n.evidence("data-certificate-refused");
    }
    for (JudgedFinding s : new CertificateFindings(c, at, session, false).faults()) {
      s.finding().evidence().forEach(n::evidence);
    }
    found.add(n.explains());
  }

  private static boolean shownInVain(Case c, CertificateInfo leaf) {
    return controls(c)
        .anyMatch(x -> !x.trusted() && x.chain().get(0).sha256().equals(leaf.sha256()));
  }

  private static Optional<CertificateInfo> control(Case c) {
    return controls(c).map(x -> x.chain().get(0)).findFirst();
  }

  private static Stream<TlsSession> controls(Case c) {
    return c.all(TlsAttempt.class).stream()
        .filter(s -> s.what().channel() == Channel.CONTROL)
        .flatMap(s -> s.what().session().stream())
        .filter(x -> !x.chain().isEmpty());
  }
}
