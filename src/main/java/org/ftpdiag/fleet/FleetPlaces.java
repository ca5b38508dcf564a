package org.ftpdiag.fleet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The places of a run: so many probes at a time, and so many that were read and have not ended,
 * because they wait for an address, at most. Thread-safe.
 */
final class FleetPlaces {
  private static final int WAITING = 4;
  private static final int FEWEST_WAITING = 1_000;

  /** How often it is reconsidered how many may run. */
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** A machine that is busier has no room for more probes, and one that is busiest for fewer. */
  private static final double ROOM = 0.75;

  private static final double CROWDED = 0.92;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Job> ready = new ArrayDeque<>();
  private final int mostOpen;
  private final int first;
  private final Supplier<OptionalDouble> load;
  private long tick = System.nanoTime();
  private int most;
  private int limit;
  private int running;
  private int open;
  private int lowered;
  private boolean allRead;
  private boolean stopped;

  /**
   * @param most probes at a time
   * @param first of them at the beginning. More begin while the processors have room, which they
   *     have where probes wait for their servers; too many on busy ones would keep one another from
   *     hearing their servers in time, and blame these
   * @param load the busy share of the processors since the last call; empty where nobody knows
   */
  FleetPlaces(int most, int first, Supplier<OptionalDouble> load) {
    this.most = most;
    this.first = Math.min(first, most);
    this.limit = this.first;
    this.load = load;
    this.mostOpen = most + Math.max(FEWEST_WAITING, WAITING * most);
  }

  /**
   * Waits until there is a place for one more target, and takes it.
   *
   * @return false where no more shall be read
   */
  boolean take() throws InterruptedException {
    lock.lock();
    try {
      while (!stopped && (running >= allowed() || !ready.isEmpty() || open >= mostOpen)) {
        changed.awaitNanos(TICK_NANOS);
      }
      if (!stopped) {
        running++;
        open++;
      }
      return !stopped;
    } finally {
      lock.unlock();
    }
  }

  /** How many may run now. */
  private int allowed() {
    long now = System.nanoTime();
    if (first < most && now - tick >= TICK_NANOS) {
      tick = now;
      double busy = load.get().orElse(0);
      if (busy < ROOM && running >= limit) {
        limit += Math.max(1, first / 4);
      } else if (busy > CROWDED) {
        limit -= limit / 8;
      }
      limit = Math.max(first, limit);
    }
    return Math.min(most, limit);
  }

  /** One that had a place waits without it. Another that may use the place. */
  Optional<Job> putAside() {
    return leave(0);
  }

  /** One has ended. Another that may use its place. */
  Optional<Job> end() {
    return leave(1);
  }

  private Optional<Job> leave(int ended) {
    lock.lock();
    try {
      running--;
      open -= ended;
      changed.signalAll();
      return next();
    } finally {
      lock.unlock();
    }
  }

  /** One of those that were put aside can go on as soon as there is a place: now, where given. */
  Optional<Job> ready(Job job) {
    lock.lock();
    try {
      ready.add(job);
      return next();
    } finally {
      lock.unlock();
    }
  }

  /**
   * One that had a place goes back, and waits for whoever ends.
   *
   * @return false where nobody runs who could end
   */
  boolean shelve(Job job) {
    lock.lock();
    try {
      running--;
      ready.add(job);
      return running > 0;
    } finally {
      lock.unlock();
    }
  }

  private Optional<Job> next() {
    if (stopped || ready.isEmpty() || running >= allowed()) {
      return Optional.empty();
    }
    running++;
    return Optional.of(ready.poll());
  }

  /**
   * This machine lacks what a probe needs: half as many at a time from now on. Once for all that
   * were running when it showed.
   *
   * @param known how often that had happened when the probe began
   */
  void lower(int known) {
    lock.lock();
    try {
      if (known == lowered) {
        lowered++;
        most = Math.max(1, most / 2);
      }
    } finally {
      lock.unlock();
    }
  }

  int lowered() {
    lock.lock();
    try {
      return lowered;
    } finally {
      lock.unlock();
    }
  }

  /** There are no more targets to be read; the place for the next one is not needed. */
  void allRead() {
    lock.lock();
    try {
      allRead = true;
      running--;
      open--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing is to begin any more. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean stopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all have ended, or nothing is to begin any more. */
  void await() throws InterruptedException {
    lock.lock();
    try {
      while (!stopped && !(allRead && open == 0)) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
