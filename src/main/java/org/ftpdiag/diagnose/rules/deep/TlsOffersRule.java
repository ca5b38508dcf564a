package org.ftpdiag.diagnose.rules.deep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.deep.TlsOffers;
import org.ftpdiag.model.seen.deep.TlsOffers.Accepted;

/** Broken or weak cipher suites are accepted besides better ones (RFC 9325). */
public final class TlsOffersRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    return c.all(TlsOffers.class).stream()
        .filter(s -> s.what().suites().stream().anyMatch(Accepted::weak))
        .map(
            s -> {
              List<Accepted> weak = s.what().suites().stream().filter(Accepted::weak).toList();
              FindingBuilder n = c.notice(FindingId.TLS_CIPHER_WEAK, s.place());
              n.fact(
                  "kinds",
                  weak.stream().map(Accepted::kind).distinct().collect(Collectors.joining(", ")));
              byVersion(weak)
                  .forEach(
                      (version, suites) ->
                          n.evidence("tls-suites-weak", "protocol", version, "suites", suites));
              return n.aside();
            })
        .toList();
  }

  /** Names with the standards that speak against them. */
  private static Map<String, String> byVersion(List<Accepted> weak) {
    return weak.stream()
        .collect(
            Collectors.groupingBy(
                Accepted::version,
                LinkedHashMap::new,
                Collectors.mapping(
                    s -> s.name() + " (" + s.source() + ")", Collectors.joining(", "))));
  }
}
