package org.ftpdiag;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Bounds what something may cost in time of the processor: a busy machine changes nothing in it.
 */
public final class CpuTime {
  private CpuTime() {}

  /** Runs on this thread and fails where it took more. */
  public static void assertWithin(Duration most, Runnable run, String what) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long began = threads.getCurrentThreadCpuTime();
    run.run();
    long millis = (threads.getCurrentThreadCpuTime() - began) / 1_000_000;
    assertTrue(millis <= most.toMillis(), what + " took " + millis + " ms of processor time");
  }
}
