package org.ftpdiag.diagnose.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Moment;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.seen.CertificateFault;
import org.ftpdiag.model.seen.CertificateFault.Kind;
import org.ftpdiag.model.seen.CertificateInfo;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.TlsTrust;

/** What is wrong with the certificates that one handshake showed, a finding a fault. */
final class CertificateFindings {
  private final Case c;
  private final Moment at;
  private final TlsSession session;
  private final boolean later;

  /**
   * @param later the first connection of the run showed another chain, and a sound one
   */
  CertificateFindings(Case c, Moment at, TlsSession session, boolean later) {
    this.later = later;
    this.c = c;
    this.at = at;
    this.session = session;
  }

  /** Why the chain is refused, here or, where the platform takes it, elsewhere. */
  List<JudgedFinding> faults() {
    return session.trust().stream()
        .flatMap(t -> t.faults().stream().map(f -> fault(t, f)))
        .toList();
  }

  private JudgedFinding fault(TlsTrust trust, CertificateFault fault) {
    FindingBuilder n =
        switch (fault.kind()) {
          case EXPIRED -> expired(fault);
          case NOT_YET_VALID -> notYetValid(fault);
          case NAME -> name();
          case SELF_SIGNED ->
              showing(
                  notice(FindingId.TLS_CERTIFICATE_SELF_SIGNED, fault),
                  fault,
                  (m, x) -> m.evidence("certificate-self-signed", "subject", x.subject()));
          case UNKNOWN_AUTHORITY, ISSUER_MISSING -> unanchored(fault);
          default -> untrusted(fault);
        };
    if (!trust.trusted() && !trust.detail().isEmpty() && !dateOrName(fault.kind())) {
      n.evidence("certificate-checker", "detail", trust.detail());
    }
    if (later) {
      n.evidence("certificate-later");
    }
    return trust.trusted() ? n.severity(Severity.WARN).aside() : n.explains();
  }

  private static boolean dateOrName(Kind kind) {
    return kind == Kind.EXPIRED || kind == Kind.NOT_YET_VALID || kind == Kind.NAME;
  }

  private FindingBuilder expired(CertificateFault fault) {
    return showing(
        issuerOrOwn(notice(FindingId.TLS_CERTIFICATE_EXPIRED, fault), fault),
        fault,
        (n, x) ->
            n.fact("days", c.run().started().map(now -> days(x.notAfter(), now)))
                .evidence("certificate-expired", "subject", x.subject(), "date", x.notAfter()));
  }

  private FindingBuilder notYetValid(CertificateFault fault) {
    Optional<Instant> now = c.run().started();
    return showing(
        issuerOrOwn(notice(FindingId.TLS_CERTIFICATE_NOT_YET_VALID, fault), fault),
        fault,
        (n, x) ->
            n.fact("days", now.map(at -> days(at, x.notBefore())))
                .evidence(
                    "certificate-not-yet-valid",
                    "subject",
                    x.subject(),
                    "date",
                    x.notBefore(),
                    "now",
                    now));
  }

  /** The sentences speak of the server's own certificate, unless it is another one. */
  private static FindingBuilder issuerOrOwn(FindingBuilder n, CertificateFault fault) {
    return fault.position() > 0 ? n.variant("issuer") : n;
  }

  private FindingBuilder name() {
    CertificateFault own = new CertificateFault(Kind.NAME, 0);
    Optional<String> host = c.request().target().host();
    FindingBuilder notice = notice(FindingId.TLS_CERTIFICATE_NAME_MISMATCH, own);
    if (host.flatMap(Addresses::literal).isPresent()) {
      notice.variant("address");
    }
    return showing(
        notice,
        own,
        (n, x) -> {
          String names = x.names().isEmpty() ? x.subject() : String.join(", ", x.names());
          n.evidence("certificate-names", "names", names, "host", host);
        });
  }

  /** A chain that ends in a root of its own names an authority that is not trusted here. */
  private FindingBuilder unanchored(CertificateFault fault) {
    boolean root = fault.kind() == Kind.UNKNOWN_AUTHORITY;
    return showing(
        notice(FindingId.TLS_CERTIFICATE_UNTRUSTED, fault)
            .variant(root ? "unknown-authority" : "incomplete-chain"),
        fault,
        (n, top) ->
            n.evidence("certificate-issuer", "subject", top.subject(), "issuer", top.issuer()));
  }

  private FindingBuilder untrusted(CertificateFault fault) {
    String kind = fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    boolean issuer =
        fault.position() > 0
            && switch (fault.kind()) {
              case USAGE, ALGORITHM, CRITICAL_EXTENSION, SIGNATURE, DATE_FORMAT -> true;
              default -> false; // which of them it is lies in the fault itself
            };
    return showing(
        notice(FindingId.TLS_CERTIFICATE_UNTRUSTED, fault)
            .variant(issuer ? kind + "-issuer" : kind),
        fault,
        (n, x) ->
            n.evidence(
                "certificate-place",
                "number",
                fault.position() + 1,
                "count",
                session.chain().size(),
                "subject",
                x.subject()));
  }

  /** The certificate at fault; empty where it was not shown, as in a log. */
  private Optional<CertificateInfo> certificate(CertificateFault fault) {
    List<CertificateInfo> chain = session.chain();
    return chain.isEmpty()
        ? Optional.empty()
        : Optional.of(chain.get(Math.min(fault.position(), chain.size() - 1)));
  }

  /** The notice, with what the certificate at fault adds to it. */
  private FindingBuilder showing(
      FindingBuilder n,
      CertificateFault fault,
      BiConsumer<FindingBuilder, CertificateInfo> detail) {
    certificate(fault).ifPresent(x -> detail.accept(n, x));
    return n;
  }

  private FindingBuilder notice(FindingId id, CertificateFault fault) {
    return showing(c.notice(id, at).severity(severity(c)), fault, CertificateFindings::facts);
  }

  static FindingBuilder notice(Case c, FindingId id, Moment at, CertificateInfo x) {
    FindingBuilder n = c.notice(id, at).severity(severity(c));
    facts(n, x);
    return n;
  }

  private static void facts(FindingBuilder n, CertificateInfo x) {
    n.fact("subject", x.subject()).fact("issuer", x.issuer());
    if (!x.names().isEmpty()) {
      n.fact("names", String.join(", ", x.names()));
    }
    n.fact("not_before", x.notBefore()).fact("not_after", x.notAfter());
  }

  /** A secret is due, or TLS was asked for: then the certificate must hold. */
  static Severity severity(Case c) {
    boolean matters = c.tlsMode().required() || c.secret();
    return matters && !c.request().tls().insecure() ? Severity.FAIL : Severity.WARN;
  }

  static long days(Instant from, Instant to) {
    return Duration.between(from, to).toDays();
  }
}
