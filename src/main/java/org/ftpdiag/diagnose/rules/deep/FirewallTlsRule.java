package org.ftpdiag.diagnose.rules.deep;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.deep.FirewallTls;
import org.ftpdiag.model.seen.deep.PassiveRange.Fate;
import org.ftpdiag.model.seen.deep.PassiveRange.Port;

/**
 * Passive ports that were asked for in clear can be reached, and none that was asked for under TLS:
 * whoever opened the former has read the reply. One port of each could be chance.
 */
public final class FirewallTlsRule implements Rule {
  private static final int ENOUGH = 2;

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    for (TimedObservation<FirewallTls> s : c.all(FirewallTls.class)) {
      FirewallTls seen = s.what();
      boolean enough = seen.clear().size() >= ENOUGH && seen.encrypted().size() >= ENOUGH;
      if (enough
          && seen.clear().stream().allMatch(p -> p.fate() == Fate.OPEN)
          && seen.encrypted().stream().noneMatch(p -> p.fate() == Fate.OPEN)) {
        FindingBuilder n = c.notice(FindingId.FIREWALL_READS_FTP, s.place());
        n.fact("command", seen.command());
        n.evidence("firewall-clear", "command", seen.command(), "ports", ports(seen.clear()));
        n.evidence("firewall-tls", "command", seen.command(), "ports", ports(seen.encrypted()));
        found.add(n.aside());
      }
    }
    return found;
  }

  private static String ports(List<Port> ports) {
    return ports.stream().map(p -> Integer.toString(p.number())).collect(Collectors.joining(", "));
  }
}
