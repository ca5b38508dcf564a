package org.ftpdiag.diagnose;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.CertificateInfo;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.TlsAttempt;
import org.ftpdiag.model.TlsSession;
import org.ftpdiag.model.TlsTrust;
import org.ftpdiag.model.Transcript.Channel;

/** The server's certificate: dates first, then the name, then who vouches for it, then strength. */
final class CertificateRule implements Rule {
  private static final Duration SOON = Duration.ofDays(14);

  @Override
  public List<Sighting> judge(Case c) {
    Optional<Seen<TlsAttempt>> first =
        c.all(TlsAttempt.class).stream()
            .filter(s -> s.what().channel() == Channel.CONTROL)
            .filter(s -> s.what().session().map(x -> !x.chain().isEmpty()).orElse(false))
            .findFirst();
    return first.map(s -> judge(c, s.place(), s.what().session().orElseThrow())).orElse(List.of());
  }

  private static List<Sighting> judge(Case c, Place at, TlsSession session) {
    List<Sighting> found = new ArrayList<>();
    List<CertificateInfo> chain = session.chain();
    CertificateInfo leaf = chain.get(0);
    List<CertificateInfo> sent = chain.stream().filter(x -> x == leaf || !x.selfSigned()).toList();
    Instant now = c.run().started();
    dates(c, at, sent, now, found);
    session.trust().ifPresent(t -> trust(c, at, chain, t, found));
    expiring(c, at, leaf, now).ifPresent(found::add);
    sent.stream().filter(Strength::weak).findFirst().ifPresent(x -> found.add(weak(c, at, x)));
    return found;
  }

  private static void dates(
      Case c, Place at, List<CertificateInfo> sent, Instant now, List<Sighting> found) {
    sent.stream()
        .filter(x -> x.notAfter().isBefore(now))
        .findFirst()
        .ifPresent(
            x ->
                found.add(
                    notice(c, FindingId.TLS_CERTIFICATE_EXPIRED, at, x)
                        .fact("days", days(x.notAfter(), now))
                        .evidence(
                            "certificate-expired", "subject", x.subject(), "date", x.notAfter())
                        .explains()));
    sent.stream()
        .filter(x -> x.notBefore().isAfter(now))
        .findFirst()
        .ifPresent(
            x ->
                found.add(
                    notice(c, FindingId.TLS_CERTIFICATE_NOT_YET_VALID, at, x)
                        .fact("days", days(now, x.notBefore()))
                        .evidence(
                            "certificate-not-yet-valid",
                            "subject",
                            x.subject(),
                            "date",
                            x.notBefore(),
                            "now",
                            now)
                        .explains()));
  }

  private static void trust(
      Case c, Place at, List<CertificateInfo> chain, TlsTrust trust, List<Sighting> found) {
    CertificateInfo leaf = chain.get(0);
    if (!trust.nameMatches()) {
      String names = leaf.names().isEmpty() ? leaf.subject() : String.join(", ", leaf.names());
      Notice mismatch = notice(c, FindingId.TLS_CERTIFICATE_NAME_MISMATCH, at, leaf);
      if (Addresses.literal(c.request().target().host()).isPresent()) {
        mismatch.variant("address");
      }
      found.add(
          mismatch
              .evidence("certificate-names", "names", names, "host", c.request().target().host())
              .explains());
    }
    if (!trust.anchored()) {
      FindingId id =
          leaf.selfSigned()
              ? FindingId.TLS_CERTIFICATE_SELF_SIGNED
              : FindingId.TLS_CERTIFICATE_UNTRUSTED;
      Notice n = notice(c, id, at, leaf);
      if (!leaf.selfSigned()) {
        // A chain that ends in a root of its own names an authority that is not trusted here.
        CertificateInfo top = chain.get(chain.size() - 1);
        n.variant(top.selfSigned() ? "unknown-authority" : "incomplete-chain");
        n.fact("issuer", top.issuer());
        n.evidence("certificate-issuer", "subject", top.subject(), "issuer", top.issuer());
      } else {
        n.evidence("certificate-self-signed", "subject", leaf.subject());
      }
      if (!trust.detail().isEmpty()) {
        n.evidence("certificate-checker", "detail", trust.detail());
      }
      found.add(n.explains());
    }
  }

  private static Optional<Sighting> expiring(Case c, Place at, CertificateInfo leaf, Instant now) {
    boolean soon = !leaf.notAfter().isBefore(now) && leaf.notAfter().isBefore(now.plus(SOON));
    return soon
        ? Optional.of(
            notice(c, FindingId.TLS_CERTIFICATE_EXPIRING, at, leaf)
                .severity(Severity.WARN)
                .fact("days", days(now, leaf.notAfter()))
                .evidence(
                    "certificate-valid-until", "subject", leaf.subject(), "date", leaf.notAfter())
                .aside())
        : Optional.empty();
  }

  private static Sighting weak(Case c, Place at, CertificateInfo x) {
    return notice(c, FindingId.TLS_CERTIFICATE_WEAK, at, x)
        .severity(Severity.WARN)
        .fact("key", x.key())
        .fact("signature", x.signature())
        .variant(Strength.weakKey(x) ? "key" : "signature")
        .evidence(
            "certificate-weak", "subject", x.subject(), "key", x.key(), "signature", x.signature())
        .aside();
  }

  private static Notice notice(Case c, FindingId id, Place at, CertificateInfo x) {
    // A password is due, or TLS was asked for: then the certificate must hold.
    boolean matters = c.tlsMode().required() || !c.anonymous();
    Notice n =
        c.notice(id, at)
            .severity(matters && !c.request().insecure() ? Severity.FAIL : Severity.WARN)
            .fact("subject", x.subject())
            .fact("issuer", x.issuer());
    if (!x.names().isEmpty()) {
      n.fact("names", String.join(", ", x.names()));
    }
    return n.fact("not_before", x.notBefore()).fact("not_after", x.notAfter());
  }

  private static long days(Instant from, Instant to) {
    return Duration.between(from, to).toDays();
  }
}
