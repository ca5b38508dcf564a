package org.ftpdiag.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Report;

/**
 * What is expected of one server.
 *
 * @param name what people call it
 * @param expectations in the order in which they are shown; never empty
 * @param allowed findings that do not count for the verdict
 */
public record ServerCheck(String name, List<Expectation> expectations, Set<FindingId> allowed) {
  public ServerCheck {
    expectations = List.copyOf(expectations);
    allowed = Set.copyOf(allowed);
  }

  /** The closer looks without which what is expected would not be looked for. */
  public Set<DeepCheck> looks() {
    Set<FindingId> named = EnumSet.noneOf(FindingId.class);
    expectations.forEach(x -> FindingId.of(x.subject()).ifPresent(named::add));
    return DeepCheck.lookingFor(named);
  }

  /** Holds every expectation against what a probe found. A pure function. */
  public List<Outcome> judge(Report report) {
    Evidence evidence = new Evidence(report, allowed);
    return expectations.stream().map(x -> x.judge(evidence)).toList();
  }
}
