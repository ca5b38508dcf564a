package org.ftpdiag.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  private final Interruption interruption = new Interruption();
  private final AtomicInteger stopped = new AtomicInteger();

  @Test
  void whatIsOverCannotBeInterrupted() {
    interruption.stopWith(stopped::incrementAndGet);
    interruption.over();
    assertFalse(interruption.raise());
    assertEquals(0, stopped.get());
  }

  @Test
  void nothingIsWaitedForBeforeSomethingRuns() {
    assertTrue(interruption.raise());
    assertTrue(interruption.raised());
  }

  @Test
  void theTerminalIsPutInOrderWhateverRuns() {
    AtomicInteger restored = new AtomicInteger();
    interruption.leaveWith(restored::incrementAndGet);
    interruption.raise();
    assertEquals(1, restored.get());
  }

  @Test
  void theEndOfWhatRunsIsWaitedFor() throws InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    AtomicInteger written = new AtomicInteger();
    interruption.stopWith(stop::countDown);
    Thread running =
        new Thread(
            () -> {
              try {
                stop.await();
                written.incrementAndGet();
                interruption.over();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    running.start();
    assertTrue(interruption.raise());
    assertEquals(1, written.get());
    running.join();
  }

  @Test
  void whatBeginsAfterTheInterruptionIsStoppedAtOnce() {
    interruption.raise();
    interruption.stopWith(stopped::incrementAndGet);
    assertEquals(1, stopped.get());
  }
}
