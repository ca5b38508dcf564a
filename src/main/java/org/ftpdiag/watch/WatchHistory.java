package org.ftpdiag.watch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ftpdiag.model.StepId;
import org.ftpdiag.report.ReadableStep;

/** What the probes of one watch have shown so far. */
public final class WatchHistory {
  private static final int MOST_CHANGES = 100;

  private final Map<StepId, StepHistory> steps = new EnumMap<>(StepId.class);
  private final Map<String, Long> verdicts = new TreeMap<>();
  private final Deque<Round> changes = new ArrayDeque<>();
  private long rounds;
  private long changed;
  private int worstExit;

  /** One more. */
  public void add(Round round) {
    rounds++;
    verdicts.merge(round.verdict(), 1L, Long::sum);
    worstExit = Math.max(worstExit, round.exitCode());
    for (ReadableStep step : round.report().steps()) {
      steps.computeIfAbsent(step.id(), id -> new StepHistory()).add(step);
    }
    if (round.changed()) {
      changed++;
      if (changes.size() == MOST_CHANGES) {
        changes.removeFirst();
      }
      changes.addLast(round);
    }
  }

  /** How many there were. */
  public long rounds() {
    return rounds;
  }

  /** How many of them said something else than the one before. */
  public long changed() {
    return changed;
  }

  /** How many had a verdict. */
  public long with(String verdict) {
    return verdicts.getOrDefault(verdict, 0L);
  }

  /** The highest exit code of any. */
  public int worstExit() {
    return worstExit;
  }

  Map<StepId, StepHistory> steps() {
    return Collections.unmodifiableMap(steps);
  }

  /** The last that changed something, the newest first. */
  List<Round> lastChanges() {
    List<Round> newest = new ArrayList<>(changes);
    Collections.reverse(newest);
    return newest;
  }
}
