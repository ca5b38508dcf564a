package org.ftpdiag.watch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;

/** How a step went in the last probes, and how long it took. */
final class StepHistory {
  /** As many probes as a day has half minutes, and a few more. */
  private static final int MOST = 3_000;

  private final Deque<ReadableStep> all = new ArrayDeque<>();

  /** The times, until another one comes: the screen asks for them every second. */
  private Optional<double[]> sorted = Optional.empty();

  void add(ReadableStep step) {
    sorted = Optional.empty();
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
    if (sorted.isEmpty()) {
      sorted = Optional.of(times());
    }
    double[] times = sorted.get();
    int rank = (int) Math.ceil(percent / 100.0 * times.length);
    return times.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(times[Math.max(rank, 1) - 1]);
  }

  private double[] times() {
    return all.stream()
        .filter(step -> step.status() != StepStatus.SKIP && step.ms().isPresent())
        .mapToDouble(step -> step.ms().getAsDouble())
        .sorted()
        .toArray();
  }
}
