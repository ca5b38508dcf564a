package org.ftpdiag.diagnose.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Moment;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.seen.CertificateInfo;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.TlsTrust;
import org.ftpdiag.model.seen.Transcript.Channel;

/**
 * The certificates of the control connections. The first is looked at closely; a later one, of a
 * session that was renewed, only where it is not trusted.
 */
public final class CertificateRule implements Rule {

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    boolean first = true;
    boolean sound = false;
    for (TimedObservation<TlsAttempt> s : c.all(TlsAttempt.class)) {
      Optional<TlsSession> session =
          s.what().session().filter(x -> !x.chain().isEmpty() || x.trust().isPresent());
      if (s.what().channel() != Channel.CONTROL || session.isEmpty()) {
        continue;
      }
      if (first || !session.get().trusted()) {
        found.addAll(new CertificateFindings(c, s.place(), session.get(), sound).faults());
      }
      if (first) {
        remarks(c, s.place(), session.get(), found);
        sound = session.get().trusted();
      }
      first = false;
    }
    return found;
  }

  private static void remarks(Case c, Moment at, TlsSession session, List<JudgedFinding> found) {
    List<CertificateInfo> chain = session.chain();
    if (chain.isEmpty()) {
      return; // a log tells the verdict and shows no certificate
    }
    expiring(c, at, chain.get(0)).ifPresent(found::add);
    needed(session).stream()
        .filter(x -> x == chain.get(0) || !x.selfSigned())
        .filter(Strength::weak)
        .findFirst()
        .ifPresent(x -> found.add(weak(c, at, x, x != chain.get(0))));
    if (session.trust().filter(t -> !t.inOrder()).isPresent()) {
      found.add(order(c, at, chain));
    }
  }

  /** What is sent beside the way to the authority harms nobody. */
  private static List<CertificateInfo> needed(TlsSession session) {
    return session
        .trust()
        .map(TlsTrust::path)
        .orElseGet(() -> IntStream.range(0, session.chain().size()).boxed().toList())
        .stream()
        .filter(i -> i < session.chain().size())
        .map(session.chain()::get)
        .toList();
  }

  private static Optional<JudgedFinding> expiring(Case c, Moment at, CertificateInfo leaf) {
    return c.run().started().flatMap(now -> expiring(c, at, leaf, now));
  }

  private static Optional<JudgedFinding> expiring(
      Case c, Moment at, CertificateInfo leaf, Instant now) {
    boolean soon =
        !leaf.notAfter().isBefore(now)
            && leaf.notAfter().isBefore(now.plus(c.run().request().limits().certificate()));
    return soon
        ? Optional.of(
            CertificateFindings.notice(c, FindingId.TLS_CERTIFICATE_EXPIRING, at, leaf)
                .severity(Severity.WARN)
                .fact("days", CertificateFindings.days(now, leaf.notAfter()))
                .evidence(
                    "certificate-valid-until", "subject", leaf.subject(), "date", leaf.notAfter())
                .aside())
        : Optional.empty();
  }

  private static JudgedFinding weak(Case c, Moment at, CertificateInfo x, boolean issuer) {
    return CertificateFindings.notice(c, FindingId.TLS_CERTIFICATE_WEAK, at, x)
        .severity(Severity.WARN)
        .fact("key", x.key())
        .fact("signature", x.signature())
        .variant(issuer ? "issuer" : Strength.weakKey(x) ? "key" : "signature")
        .evidence(
            "certificate-weak", "subject", x.subject(), "key", x.key(), "signature", x.signature())
        .aside();
  }

  private static JudgedFinding order(Case c, Moment at, List<CertificateInfo> chain) {
    FindingBuilder n = c.notice(FindingId.TLS_CHAIN_ORDER, at);
    for (int i = 0; i < chain.size(); i++) {
      CertificateInfo x = chain.get(i);
      n.evidence(
          "certificate-order", "number", i + 1, "subject", x.subject(), "issuer", x.issuer());
    }
    return n.aside();
  }
}
