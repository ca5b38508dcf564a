package org.ftpdiag.diagnose.rules;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Resolution;

/** The name has no address, or nobody could tell. */
public final class ResolveRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    for (TimedObservation<Resolution> s : c.in(StepId.RESOLVE, Resolution.class)) {
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

  private static JudgedFinding notFound(Case c, TimedObservation<Resolution> s) {
    Resolution r = s.what();
    FindingBuilder n = c.notice(FindingId.DNS_NOT_FOUND, s.place());
    n.evidence("dns-not-found", "host", r.host(), "detail", r.detail());
    if (!r.excluded().isEmpty()) {
      // The name exists; -4 or -6 left out what it has.
      String left = String.join(", ", r.excluded().stream().map(Addresses::text).toList());
      n.variant("family").fact("excluded", left).evidence("dns-excluded", "addresses", left);
    }
    return n.explains();
  }
}
