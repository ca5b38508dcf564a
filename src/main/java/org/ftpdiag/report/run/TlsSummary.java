package org.ftpdiag.report.run;

import static org.ftpdiag.report.words.FaultWords.all;
import static org.ftpdiag.report.words.FaultWords.last;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.CertificateInfo;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.TlsTrust;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.report.words.FaultWords;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/** The step {@code tls} in a line: protocol, whose certificate, by whom, for how long. */
final class TlsSummary {
  private final Words words;
  private final FaultWords faults;
  private final Optional<String> host;
  private final Optional<Instant> now;

  TlsSummary(Words words, FaultWords faults, Optional<String> host, Optional<Instant> now) {
    this.words = words;
    this.faults = faults;
    this.host = host;
    this.now = now;
  }

  String of(StepReport step) {
    Optional<TlsAttempt> attempt = last(step, TlsAttempt.class);
    if (attempt.isPresent()) {
      return attempt.get().session().map(this::session).orElseGet(() -> failed(attempt.get()));
    }
    return all(step, Exchange.class).stream()
        .filter(e -> e.verb().equals("AUTH"))
        .findFirst()
        .map(e -> words.say("step.tls.refused", "reply", faults.of(e)))
        .orElse("");
  }

  private String failed(TlsAttempt attempt) {
    String fault =
        attempt
            .fault()
            .map(f -> f.kind() == WireFault.Kind.TLS ? f.detail() : faults.of(f))
            .orElse("");
    return words.say("step.tls.failed", "fault", fault);
  }

  private String session(TlsSession session) {
    List<String> parts = new ArrayList<>();
    session.protocol().ifPresent(p -> parts.add(ServerText.shown(p, 20)));
    if (!session.chain().isEmpty()) {
      CertificateInfo leaf = session.chain().get(0);
      parts.add(ServerText.shown(name(leaf, session.trust()), 80));
      parts.add(
          leaf.selfSigned()
              ? words.say("step.tls.self-signed")
              : ServerText.shown(organisation(leaf.issuer()), 80));
      now.ifPresent(at -> parts.add(validity(leaf, at)));
    }
    return String.join(", ", parts);
  }

  private String name(CertificateInfo leaf, Optional<TlsTrust> trust) {
    if (host.isPresent() && trust.map(TlsTrust::nameMatches).orElse(false)) {
      return host.get();
    }
    return leaf.names().isEmpty() ? leaf.subject() : leaf.names().get(0);
  }

  private String validity(CertificateInfo leaf, Instant now) {
    if (now.isBefore(leaf.notBefore())) {
      return words.count("step.tls.not-yet", Duration.between(now, leaf.notBefore()).toDays());
    }
    return leaf.notAfter().isBefore(now)
        ? words.count("step.tls.expired", Duration.between(leaf.notAfter(), now).toDays())
        : words.count("step.tls.left", Duration.between(now, leaf.notAfter()).toDays());
  }

  /** The organisation of a distinguished name (RFC 2253), else its common name, else all of it. */
  private static String organisation(String distinguishedName) {
    String common = distinguishedName;
    try {
      for (Rdn rdn : new LdapName(distinguishedName).getRdns()) {
        if (rdn.getType().equalsIgnoreCase("O")) {
          return String.valueOf(rdn.getValue());
        }
        if (rdn.getType().equalsIgnoreCase("CN")) {
          common = String.valueOf(rdn.getValue());
        }
      }
    } catch (InvalidNameException e) {
      // A name that breaks RFC 2253 is shown as it stands.
      return distinguishedName;
    }
    return common;
  }
}
