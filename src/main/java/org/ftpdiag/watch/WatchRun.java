package org.ftpdiag.watch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ftpdiag.model.Report;
import org.ftpdiag.report.run.JsonRenderer;
import org.ftpdiag.report.run.SavedReport;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.Words;

/** Probes at an interval until it has done so often enough, or is told to stop. */
public final class WatchRun {
  private final Duration interval;
  private final OptionalLong count;
  private final Words words;
  private final String version;
  private final LongSupplier nanos;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * @param interval from the beginning of one probe to that of the next; where a probe takes
   *     longer, the next one follows at once
   * @param count how often; empty for ever
   * @param version of ftpdiag
   * @param nanos a clock that never goes back
   */
  public WatchRun(
      Duration interval, OptionalLong count, Words words, String version, LongSupplier nanos) {
    this.interval = interval;
    this.count = count;
    this.words = words;
    this.version = version;
    this.nanos = nanos;
  }

  /** What becomes of the rounds. */
  public interface Observer {
    /** A probe begins. */
    default void begins() {}

    /** A probe has ended. */
    void ended(Round round);

    /** It waits for the next one. */
    default void waits(Duration left) {}
  }

  /**
   * Probes and waits in turn.
   *
   * @param probe one probe; what was interrupted counts as none
   */
  public void run(Supplier<Report> probe, Observer observer) {
    Changes changes = new Changes(new Quantity(words));
    for (long number = 1; count.isEmpty() || number <= count.getAsLong(); number++) {
      long start = nanos.getAsLong();
      observer.begins();
      Report report = probe.get();
      if (isStopped()) {
        return;
      }
      SavedReport now = saved(report);
      observer.ended(new Round(number, now, changes.next(now), report.exitCode()));
      boolean last = count.isPresent() && number == count.getAsLong();
      if (last || !waited(start + interval.toNanos(), observer)) {
        return;
      }
    }
  }

  /** The report as a program reads it: what is compared is what others can compare too. */
  private SavedReport saved(Report report) {
    StringBuilder json = new StringBuilder();
    try {
      JsonRenderer.oneLine(version).render(report, words, json);
      byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
      return SavedReport.read(new ByteArrayInputStream(bytes), words, version);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory fails to be written never
    }
  }

  /** Whether the time came, and nobody stopped it. */
  private boolean waited(long until, Observer observer) {
    try {
      while (true) {
        long left = until - nanos.getAsLong();
        if (left <= 0) {
          return !isStopped();
        }
        observer.waits(Duration.ofNanos(left));
        if (stopped.await(Math.min(left, 1_000_000_000L), TimeUnit.NANOSECONDS)) {
          return false;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /** Ends it: the probe that runs is to be broken off by others. From any thread. */
  public void stop() {
    stopped.countDown();
  }
}
