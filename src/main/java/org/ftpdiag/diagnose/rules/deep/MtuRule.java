package org.ftpdiag.diagnose.rules.deep;

import java.util.ArrayList;
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
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.model.seen.deep.MtuTrial;
import org.ftpdiag.model.seen.deep.MtuTrial.Direction;
import org.ftpdiag.model.seen.deep.MtuTrial.Outcome;
import org.ftpdiag.model.seen.deep.MtuTrial.Try;

/**
 * Small transfers pass, before and after a large one that stalls. Of a download that stalls for
 * this reason not even the first packet comes, for it is a full one.
 */
public final class MtuRule implements Rule {
  private static final long PACKET = 1500;

  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    for (TimedObservation<MtuTrial> s : c.all(MtuTrial.class)) {
      for (Direction direction : Direction.values()) {
        List<Try> tries =
            s.what().tries().stream().filter(t -> t.direction() == direction).toList();
        boolean lost =
            tries.size() == 3
                && passed(tries.get(0))
                && stalled(tries.get(1))
                && passed(tries.get(2));
        if (lost) {
          List<Moment> same = explained(c, direction);
          if (same.isEmpty()) {
            found.add(finding(c, s.place(), direction, tries.get(1)).aside());
          }
          same.forEach(at -> found.add(finding(c, at, direction, tries.get(1)).explains()));
        }
      }
      LeftBehind.judge(c, s.place(), s.what().directory(), s.what().left()).ifPresent(found::add);
    }
    return found;
  }

  private static boolean passed(Try t) {
    return t.size() < PACKET && t.outcome() == Outcome.PASSED;
  }

  private static boolean stalled(Try t) {
    boolean first = t.direction() == Direction.UP || t.moved() < PACKET;
    return t.size() > PACKET && t.outcome() == Outcome.STALLED && first;
  }

  /** The transfers of the probe that stalled the same way, before the check was made. */
  private static List<Moment> explained(Case c, Direction direction) {
    return c.all(Transfer.class).stream()
        .filter(t -> t.what().verb().equals("STOR") == (direction == Direction.UP))
        .filter(t -> t.what().data().filter(f -> f.kind() == Kind.TIMED_OUT).isPresent())
        .map(TimedObservation::place)
        .toList();
  }

  private static FindingBuilder finding(Case c, Moment place, Direction direction, Try large) {
    String way = direction.name().toLowerCase(Locale.ROOT);
    FindingBuilder n = c.notice(FindingId.MTU_BLACK_HOLE, place).severity(Severity.FAIL);
    n.fact("way", way);
    n.evidence("mtu-small-" + way);
    return n.evidence("mtu-large-" + way, "size", large.size(), "bytes", large.moved());
  }
}
