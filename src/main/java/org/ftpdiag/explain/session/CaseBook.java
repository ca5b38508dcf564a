package org.ftpdiag.explain.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.explain.LogCase;
import org.ftpdiag.explain.LogFinding;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.StepId;

/** Has each kind of failure of a log judged once, and counts how often it comes. Bounded. */
public final class CaseBook {
  private static final int MOST_CASES = 40;
  private static final int MOST_OTHERS = 8;

  private final Map<String, Kept> cases = new LinkedHashMap<>();
  private final Optional<String> family;
  private final UnaryOperator<String> mask;
  private long sessions;
  private long failedSessions;
  private long leftOut;

  private static final class Kept {
    private final List<LogFinding> findings;
    private final List<Long> others = new ArrayList<>();
    private long times = 1;

    Kept(List<LogFinding> findings) {
      this.findings = findings;
    }
  }

  /**
   * An empty book.
   *
   * @param family the family of the server, where it is known without looking at the dialogue
   * @param mask takes passwords out of a line that is quoted
   */
  public CaseBook(Optional<String> family, UnaryOperator<String> mask) {
    this.family = family;
    this.mask = mask;
  }

  /** Takes a part of a session in which these steps failed, or none did. */
  void take(SessionFacts facts, List<Segment> segments, Set<StepId> failed, long first, long last) {
    StringBuilder sign = new StringBuilder(failed.toString()).append(facts.sign());
    segments.forEach(s -> sign.append(s.sign()));
    Kept known = cases.get(sign.toString());
    if (known != null) {
      known.times++;
      if (known.others.size() < MOST_OTHERS
          && (known.others.isEmpty() || known.others.get(known.others.size() - 1) != first)) {
        known.others.add(first);
      }
    } else if (cases.size() >= MOST_CASES) {
      leftOut++;
    } else {
      Diagnosis d = Diagnoser.diagnose(RunSketch.of(facts, segments, failed), family);
      Findings findings = new Findings(segments, mask, first, last);
      cases.put(sign.toString(), new Kept(d.findings().stream().map(findings::of).toList()));
    }
  }

  void sessionEnded(boolean failed) {
    sessions++;
    failedSessions += failed ? 1 : 0;
  }

  /** What was found, in the order of the log. */
  public List<LogCase> cases() {
    return cases.values().stream().map(k -> new LogCase(k.findings, k.times, k.others)).toList();
  }

  public long sessions() {
    return sessions;
  }

  public long failedSessions() {
    return failedSessions;
  }

  /** How many failures of further kinds were not judged. */
  public long leftOut() {
    return leftOut;
  }
}
