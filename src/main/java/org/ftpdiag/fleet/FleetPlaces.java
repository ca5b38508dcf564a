package org.ftpdiag.fleet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The places of a run: so many probes at a time, and so many that were read and have not ended,
 * because they wait for an address, at most. Thread-safe.
 */
final class FleetPlaces {
  private static final int WAITING = 4;
  private static final int FEWEST_WAITING = 1_000;

  /** After so long a probe counts as waiting. */
  private static final long YOUNG_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Job> ready = new ArrayDeque<>();
  private final Deque<Long> starts = new ArrayDeque<>();
  private final int mostOpen;
  private final int mostYoung;
  private int most;
  private int running;
  private int open;
  private int lowered;
  private boolean allRead;
  private boolean stopped;

  /**
   * @param most probes at a time
   * @param mostYoung of them such as began just now: those that go on for longer wait for their
   *     server most of the time, those that do not are this machine's own work, and too many at
   *     once would keep one another from hearing their servers in time
   */
  FleetPlaces(int most, int mostYoung) {
    this.most = most;
    this.mostYoung = mostYoung;
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
      while (!stopped && (running >= most || !ready.isEmpty() || open >= mostOpen)) {
        changed.await();
      }
      for (long wait = crowded(); !stopped && wait > 0; wait = crowded()) {
        changed.awaitNanos(wait);
      }
      if (!stopped) {
        running++;
        open++;
        starts.add(System.nanoTime());
      }
      return !stopped;
    } finally {
      lock.unlock();
    }
  }

  /** For how many nanoseconds too many are young still; the oldest of them end first, as a rule. */
  private long crowded() {
    long now = System.nanoTime();
    while (!starts.isEmpty() && (starts.size() > running || now - starts.peek() > YOUNG_NANOS)) {
      starts.poll();
    }
    return starts.size() < mostYoung ? 0 : YOUNG_NANOS - (now - starts.peek()) + 1;
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
    if (stopped || ready.isEmpty() || running >= most) {
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
