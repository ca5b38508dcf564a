package org.ftpdiag.diagnose.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.OldTlsVersions;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsSession;

/**
 * Versions before TLS 1.2 are accepted besides the one in use (RFC 8996). Where nothing newer is
 * accepted, the handshake fails and {@link TlsRule} says so.
 */
public final class OldTlsRule implements Rule {
  private static final Set<String> OLD = Set.of("SSLv3", "TLSv1", "TLSv1.1");

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<TlsSession> established =
        c.in(StepId.TLS, TlsAttempt.class).stream()
            .flatMap(s -> s.what().session().stream())
            .toList();
    return established.isEmpty()
        ? List.of()
        : c.in(StepId.TLS, OldTlsVersions.class).stream()
            .filter(s -> s.what().accepted().stream().anyMatch(OLD::contains))
            .map(s -> accepted(c, s, established.get(0)))
            .toList();
  }

  private static JudgedFinding accepted(
      Case c, TimedObservation<OldTlsVersions> s, TlsSession now) {
    String old =
        s.what().accepted().stream().filter(OLD::contains).collect(Collectors.joining(", "));
    return c.notice(FindingId.TLS_VERSION_OLD, s.place())
        .fact("versions", old)
        .evidence("tls-versions-old", "versions", old, "protocol", now.protocol())
        .aside();
  }
}
