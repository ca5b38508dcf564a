package org.ftpdiag.watch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;

/** How a step went in the last probes, and how long it took. */
final class StepHistory {
  /** As many probes as a day has half minutes, and a few more. */
  private static final int MOST = 3_000;

  private final Deque<ReadableStep> all = new ArrayDeque<>();

  void add(ReadableStep step) {
    if (all.size() == MOST) {
      all.removeFirst();
    }
    all.addLast(step);
  }

  /** Whether it ever ran. */
  boolean ran() {
    return all.stream().anyMatch(step -> step.status() != StepStatus.SKIP);
  }

  /** How it went last. */
  ReadableStep last() {
    return all.getLast();
  }

  /** How it went in the last probes, the last one at the end. */
  List<StepStatus> last(int most) {
    return all.stream().skip(Math.max(0, all.size() - most)).map(ReadableStep::status).toList();
  }

  /**
   * A percentile of the times, by the nearest rank: a time that was measured. Steps that failed
   * count, those that were skipped do not.
   *
   * @param percent 1 to 100
   */
  OptionalDouble percentile(int percent) {
    List<Double> times = new ArrayList<>();
    for (ReadableStep step : all) {
      if (step.status() != StepStatus.SKIP && step.ms().isPresent()) {
        times.add(step.ms().getAsDouble());
      }
    }
    if (times.isEmpty()) {
      return OptionalDouble.empty();
    }
    Collections.sort(times);
    int rank = (int) Math.ceil(percent / 100.0 * times.size());
    return OptionalDouble.of(times.get(Math.max(rank, 1) - 1));
  }
}
