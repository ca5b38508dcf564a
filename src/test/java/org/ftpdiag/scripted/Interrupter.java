package org.ftpdiag.scripted;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.probe.ProbeEngine;

/** Interrupts a probe from another thread as soon as it waits for something for the nth time. */
final class Interrupter implements ProbeListener {
  private final String key;
  private final String command;
  private final CountDownLatch due;
  private ProbeEngine engine;
  private volatile long interrupted;
  private volatile long ended;

  /**
   * @param key of the wait, such as {@code wait.reply}; empty for any; {@code progress} for a
   *     report that a transfer has moved a MiB or more
   * @param command that waits; empty for any
   */
  Interrupter(String key, String command, int nth) {
    this.key = key;
    this.command = command;
    this.due = new CountDownLatch(nth);
  }

  void arm(ProbeEngine with) {
    engine = with;
    Thread thread =
        new Thread(
            () -> {
              try {
                due.await();
                interrupted = System.nanoTime();
                engine.interrupt();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "interrupter");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void waiting(Phrase what, long limitMs) {
    String waits = what.facts().getOrDefault("command", "");
    if ((key.isEmpty() || what.key().equals(key)) && (command.isEmpty() || command.equals(waits))) {
      due.countDown();
    }
  }

  @Override
  public void progress(long bytes, long total) {
    if (key.equals("progress") && bytes >= 1 << 20) {
      due.countDown();
    }
  }

  @Override
  public void stepFinished(StepReport report, List<Finding> findings) {
    ended = System.nanoTime(); // the last one counts
  }

  /** Seconds from the interrupt to the end of the probe; far too many when there was none. */
  double secondsSince() {
    return interrupted == 0 ? Double.MAX_VALUE : (ended - interrupted) / 1e9;
  }
}
