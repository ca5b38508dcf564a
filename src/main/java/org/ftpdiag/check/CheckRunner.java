package org.ftpdiag.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.ftpdiag.model.Defect;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.Report;

/** Runs checks side by side, each in a thread of its own, and again where it may be retried. */
public final class CheckRunner {
  private static final long FIRST_PAUSE_NANOS = 1_000_000_000L;
  private static final long LONGEST_PAUSE_NANOS = 30_000_000_000L;

  private final int parallel;
  private final Listener listener;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Set<Attempt> running = new HashSet<>();

  /**
   * @param parallel how many at a time, 1 at least
   */
  public CheckRunner(int parallel, Listener listener) {
    this.parallel = parallel;
    this.listener = listener;
  }

  /** One probe. */
  public interface Attempt {
    Report run();

    /** Breaks it off; {@link #run} returns what was seen so far. */
    void interrupt();
  }

  /**
   * A check that is to be run.
   *
   * @param retryFor for so long it is probed again where an expectation does not hold
   * @param attempts makes a new probe
   */
  public record Task(
      ServerCheck check, ProbeRequest request, Duration retryFor, Supplier<Attempt> attempts) {}

  /** Hears which checks run; from their threads. */
  public interface Listener {
    void began(ServerCheck check);

    void ended(CheckResult result);
  }

  /** Runs all of them; the results come in the order of the tasks. */
  public List<CheckResult> run(List<Task> tasks) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(parallel, tasks.size())),
            task -> {
              Thread thread = new Thread(task, "ftpdiag-check");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<CheckResult>> due = new ArrayList<>();
      tasks.forEach(task -> due.add(threads.submit(() -> watched(task))));
      List<CheckResult> results = new ArrayList<>();
      for (int i = 0; i < due.size(); i++) {
        results.add(result(due.get(i), tasks.get(i)));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static CheckResult result(Future<CheckResult> due, Task task) {
    try {
      return due.get();
    } catch (ExecutionException e) { // a defect of ours costs one check
      String what = Defect.describe(e.getCause());
      return new CheckResult(
          task.check(), task.request(), Optional.empty(), List.of(), 1, List.of(what));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CheckResult.notBegun(task.check(), task.request());
    }
  }

  /** Breaks all of them off. May be called from any thread. */
  public void interrupt() {
    List<Attempt> now;
    synchronized (running) {
      stopped.countDown();
      now = List.copyOf(running);
    }
    now.forEach(Attempt::interrupt);
  }

  private boolean stopped() {
    return stopped.getCount() == 0;
  }

  private CheckResult watched(Task task) {
    if (stopped()) {
      return CheckResult.notBegun(task.check(), task.request());
    }
    listener.began(task.check());
    CheckResult result = untilItPasses(task);
    listener.ended(result);
    return result;
  }

  private CheckResult untilItPasses(Task task) {
    long end = System.nanoTime() + task.retryFor().toNanos();
    long pause = FIRST_PAUSE_NANOS;
    for (int n = 1; ; n++) {
      CheckResult result = CheckResult.of(task.check(), attempt(task), n);
      boolean again = result.status() == CheckStatus.FAILED && end - System.nanoTime() >= pause;
      if (!again || rest(pause)) {
        return result;
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
    }
  }

  private Report attempt(Task task) {
    Attempt attempt = task.attempts().get();
    synchronized (running) {
      running.add(attempt);
    }
    if (stopped()) {
      attempt.interrupt();
    }
    try {
      return attempt.run();
    } finally {
      synchronized (running) {
        running.remove(attempt);
      }
    }
  }

  /** Whether the pause was broken off. */
  private boolean rest(long nanos) {
    try {
      return stopped.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
