package org.ftpdiag.diagnose;

import java.util.List;
import java.util.Set;
import org.ftpdiag.model.FindingId;

/** A three-digit code that no table knows: it was judged by its digits (RFC 959 section 4.2.1). */
final class CodeRule implements Rule {
  private static final Set<Integer> KNOWN =
      Set.of(
          // RFC 959, with 1639 (228), 2228 (232 to 235, 334 to 336, 431, 533 to 537, 631 to 633),
          // 2428 (229, 522), 1123 (554, 555), 4217 (521)
          110,
          120,
          125,
          150,
          200,
          202,
          211,
          212,
          213,
          214,
          215,
          220,
          221,
          225,
          226,
          227,
          228,
          229,
          230,
          232,
          234,
          235,
          250,
          257,
          331,
          332,
          334,
          335,
          336,
          350,
          421,
          425,
          426,
          431,
          450,
          451,
          452,
          500,
          501,
          502,
          503,
          504,
          521,
          522,
          530,
          532,
          533,
          534,
          535,
          536,
          537,
          550,
          551,
          552,
          553,
          554,
          555,
          631,
          632,
          633,
          // historic or of one product: logout, wrong credentials, TLS on data, time zone
          231,
          430,
          434,
          435,
          510);

  @Override
  public List<Sighting> judge(Case c) {
    List<Said> unknown =
        c.said().stream()
            .filter(s -> s.reply().family() != 0 && !KNOWN.contains(s.reply().code()))
            .toList();
    if (unknown.isEmpty()) {
      return List.of();
    }
    Notice n = c.notice(FindingId.REPLY_CODE_UNKNOWN, unknown.get(0).place());
    n.fact("digit", unknown.get(0).reply().family());
    unknown.forEach(n::said);
    return List.of(n.aside());
  }
}
