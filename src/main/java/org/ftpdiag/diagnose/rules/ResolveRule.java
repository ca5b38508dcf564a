package org.ftpdiag.diagnose.rules;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.Notice;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.Seen;
import org.ftpdiag.diagnose.Sighting;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Resolution;

/** The name has no address, or nobody could tell. */
public final class ResolveRule implements Rule {
  @Override
  public List<Sighting> judge(Case c) {
    List<Sighting> found = new ArrayList<>();
    for (Seen<Resolution> s : c.in(StepId.RESOLVE, Resolution.class)) {
      Resolution r = s.what();
      if (r.outcome() == Resolution.Outcome.UNAVAILABLE) {
        found.add(
            c.notice(FindingId.DNS_UNAVAILABLE, s.place())
                .evidence(
                    "dns-unavailable",
                    "host",
                    r.host(),
                    "detail",
                    r.detail(),
                    "seconds",
                    Quote.seconds(r.ms()))
                .explains());
      } else if (r.outcome() == Resolution.Outcome.NOT_FOUND || r.addresses().isEmpty()) {
        found.add(notFound(c, s));
      }
    }
    return found;
  }

  private static Sighting notFound(Case c, Seen<Resolution> s) {
    Resolution r = s.what();
    Notice n = c.notice(FindingId.DNS_NOT_FOUND, s.place());
    n.evidence("dns-not-found", "host", r.host(), "detail", r.detail());
    if (!r.excluded().isEmpty()) {
      // The name exists; -4 or -6 left out what it has.
      String left = String.join(", ", r.excluded().stream().map(Addresses::text).toList());
      n.variant("family").fact("excluded", left).evidence("dns-excluded", "addresses", left);
    }
    return n.explains();
  }
}
