package org.ftpdiag.diagnose.rules.deep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.deep.ListingsCompared;
import org.ftpdiag.model.seen.deep.ListingsCompared.Difference;
import org.ftpdiag.model.seen.deep.ListingsCompared.Zone;

/** Several listings of one directory say different things, or LIST shows another time than UTC. */
public final class ListingsRule implements Rule {
  private static final int QUOTED = 4;

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    for (TimedObservation<ListingsCompared> s : c.all(ListingsCompared.class)) {
      if (s.what().differences() > 0) {
        FindingBuilder n = c.notice(FindingId.LISTINGS_DIFFER, s.place());
        n.fact("count", s.what().differences());
        s.what().different().stream().limit(QUOTED).forEach(d -> quote(n, d));
        found.add(n.aside());
      }
      // A summer hour makes an hour's difference between files; more is no time zone.
      s.what()
          .zone()
          .filter(z -> z.most() != 0 || z.least() != 0)
          .filter(z -> z.most() - z.least() <= 60)
          .ifPresent(z -> found.add(local(c, s, z)));
    }
    return found;
  }

  private static void quote(FindingBuilder n, Difference d) {
    n.evidence(
        "listings-" + d.what().name().toLowerCase(Locale.ROOT),
        "name",
        d.name(),
        "command",
        d.command(),
        "first",
        d.first().toLowerCase(Locale.ROOT),
        "other",
        d.other(),
        "second",
        d.second().toLowerCase(Locale.ROOT));
  }

  private static JudgedFinding local(Case c, TimedObservation<ListingsCompared> s, Zone z) {
    int ahead = Math.abs(z.most()) > Math.abs(z.least()) ? z.most() : z.least();
    String offset =
        String.format(
            Locale.ROOT,
            "%s%02d:%02d",
            ahead < 0 ? "-" : "+",
            Math.abs(ahead) / 60,
            Math.abs(ahead) % 60);
    return c.notice(FindingId.LISTING_TIME_LOCAL, s.place())
        .fact("offset", offset)
        .evidence(
            "listings-time",
            "name",
            z.name(),
            "shown",
            z.shown(),
            "command",
            z.command(),
            "utc",
            z.utc())
        .aside();
  }
}
