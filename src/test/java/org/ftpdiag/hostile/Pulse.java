package org.ftpdiag.hostile;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Feels how long this process was not let to run: what a busy machine takes is no probe's fault.
 */
final class Pulse {
  private static final long BEAT_MS = 20;

  private static final AtomicLong LATE_NANOS = new AtomicLong();

  static {
    Thread beating = new Thread(Pulse::beat, "pulse");
    beating.setDaemon(true);
    beating.start();
  }

  private Pulse() {}

  private static void beat() {
    try {
      while (true) {
        long began = System.nanoTime();
        Thread.sleep(BEAT_MS);
        LATE_NANOS.addAndGet(System.nanoTime() - began - BEAT_MS * 1_000_000);
      }
    } catch (InterruptedException e) {
      return; // nobody interrupts it
    }
  }

  /** Seconds by which beats came late so far. */
  static double late() {
    return LATE_NANOS.get() / 1e9;
  }
}
