package org.ftpdiag.cli.console;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C. What runs says how it can be stopped; the one who interrupts waits until the partial
 * report is written.
 */
public final class Interruption {
  /** Long enough to take leave of a slow server and to remove what was uploaded. */
  private static final long GRACE_SECONDS = 8;

  private final CountDownLatch over = new CountDownLatch(1);
  private Optional<Runnable> stop = Optional.empty();
  private Optional<Runnable> leave = Optional.empty();
  private boolean raised;

  /** Says what is to be put back in order before the process ends, whatever runs. */
  public synchronized void leaveWith(Runnable how) {
    leave = Optional.of(how);
  }

  /** Says how to stop what begins now. Stops it at once when the interruption came before. */
  public void stopWith(Runnable how) {
    synchronized (this) {
      stop = Optional.of(how);
      if (!raised) {
        return;
      }
    }
    how.run();
  }

  /**
   * Interrupts, and waits for the end of what is interrupted.
   *
   * @return false when all was over before and there is nothing to interrupt
   */
  public boolean raise() {
    Optional<Runnable> how;
    Optional<Runnable> last;
    synchronized (this) {
      if (over.getCount() == 0) {
        return false;
      }
      raised = true;
      how = stop;
      last = leave;
    }
    if (last.isPresent()) {
      last.get().run();
    }
    if (how.isPresent()) {
      how.get().run();
      try {
        over.await(GRACE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return true;
  }

  /** Whether somebody interrupted. */
  public synchronized boolean raised() {
    return raised;
  }

  /** Everything is written. */
  public void over() {
    over.countDown();
  }
}
