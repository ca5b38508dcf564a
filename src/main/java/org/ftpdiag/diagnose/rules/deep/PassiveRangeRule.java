package org.ftpdiag.diagnose.rules.deep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Moment;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.model.seen.deep.PassiveRange;
import org.ftpdiag.model.seen.deep.PassiveRange.Fate;
import org.ftpdiag.model.seen.deep.PassiveRange.Port;

/**
 * Some passive ports answer and others do not. Each data connection of the probe that failed is
 * then one of the others: to say of it that the ports are blocked would be half the truth.
 */
public final class PassiveRangeRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    for (TimedObservation<PassiveRange> s : c.all(PassiveRange.class)) {
      boolean some = count(s.what(), Fate.OPEN) > 0;
      if (some && count(s.what(), Fate.OPEN) < s.what().ports().size()) {
        int before = found.size();
        for (TimedObservation<PassiveTry> t : c.all(PassiveTry.class)) {
          if (t.what().exchange().ok() && t.what().port().isPresent() && !t.what().usable()) {
            found.add(finding(c, s.what(), t.place()).explains());
          }
        }
        if (found.size() == before) {
          found.add(finding(c, s.what(), s.place()).aside());
        }
      }
    }
    return found;
  }

  private static FindingBuilder finding(Case c, PassiveRange range, Moment place) {
    FindingBuilder n =
        c.notice(FindingId.PASSIVE_RANGE_PARTLY_BLOCKED, place).severity(Severity.FAIL);
    int low = range.ports().stream().mapToInt(Port::number).min().orElseThrow();
    int high = range.ports().stream().mapToInt(Port::number).max().orElseThrow();
    n.fact("low", low).fact("high", high).fact("command", range.command());
    n.evidence(
        "range-seen",
        "command",
        range.command(),
        "count",
        range.ports().size(),
        "low",
        low,
        "high",
        high);
    for (Fate fate : Fate.values()) {
      if (count(range, fate) > 0) {
        n.evidence(
            "range-" + fate.name().toLowerCase(Locale.ROOT),
            "count",
            count(range, fate),
            "ports",
            ports(range, fate));
      }
    }
    return n;
  }

  private static long count(PassiveRange range, Fate fate) {
    return range.ports().stream().filter(p -> p.fate() == fate).count();
  }

  /** Neighbours in the sample that fared alike make one group: {@code 40000-40049, 40087}. */
  private static String ports(PassiveRange range, Fate fate) {
    List<Port> sorted =
        range.ports().stream().sorted(Comparator.comparingInt(Port::number)).toList();
    List<String> groups = new ArrayList<>();
    int i = 0;
    while (i < sorted.size()) {
      int from = i;
      Fate own = sorted.get(i).fate();
      while (i < sorted.size() && sorted.get(i).fate() == own) {
        i++;
      }
      if (own == fate) {
        int first = sorted.get(from).number();
        int last = sorted.get(i - 1).number();
        groups.add(first == last ? Integer.toString(first) : first + "-" + last);
      }
    }
    return String.join(", ", groups);
  }
}
