package org.ftpdiag.fleet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.ftpdiag.fleet.input.TargetFile;
import org.ftpdiag.fleet.input.TargetLines;
import org.ftpdiag.fleet.summary.TargetOutcome;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.Words;

/**
 * How far a run has come, in a line on a terminal that is drawn over: done, how many a second, the
 * time left, the verdicts so far. Thread-safe.
 */
public final class FleetProgress {
  private static final long EVERY_MS = 500;
  private static final String CLEAR = "\r\u001b[K";
  private static final double NANOS = 1e9;

  private final OutputStream err;
  private final Charset charset;
  private final Words words;
  private final boolean shown;
  private final LongSupplier clock;
  private final Map<String, Long> verdicts = new TreeMap<>();
  private OptionalLong total = OptionalLong.empty();
  private long began;
  private long done;
  private boolean over;

  /**
   * @param shown whether there is a terminal to show it on
   */
  public FleetProgress(OutputStream err, Charset charset, Words words, boolean shown) {
    this(err, charset, words, shown, System::nanoTime);
  }

  FleetProgress(OutputStream err, Charset charset, Words words, boolean shown, LongSupplier clock) {
    this.err = err;
    this.charset = charset;
    this.words = words;
    this.shown = shown;
    this.clock = clock;
    this.began = clock.getAsLong();
  }

  /**
   * Begins to show.
   *
   * @param known how many there will be; where that is not known and the file can be read again,
   *     they are counted beside the run
   */
  public void begin(TargetFile file, OptionalLong known) {
    if (!shown) {
      return;
    }
    synchronized (this) {
      total = known;
      began = clock.getAsLong();
    }
    Thread drawing = new Thread(() -> draw(file, known.isEmpty() && file.lasts()), "progress");
    drawing.setDaemon(true);
    drawing.start();
  }

  private void draw(TargetFile file, boolean unknown) {
    try {
      if (unknown) {
        OptionalLong counted = OptionalLong.of(count(file));
        synchronized (this) {
          total = counted;
        }
      }
    } catch (IOException | RuntimeException e) {
      // Then the time left is not known: the run itself meets it again, and tells.
    }
    try {
      synchronized (this) {
        while (!over) {
          show(CLEAR + line(clock.getAsLong()));
          wait(EVERY_MS);
        }
      }
    } catch (IOException e) {
      return; // nobody looks
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long count(TargetFile file) throws IOException {
    long n = 0;
    try (TargetLines lines = file.open()) {
      while (lines.next().isPresent()) {
        n++;
      }
    }
    return n;
  }

  /** One more is done. */
  public synchronized void ended(TargetOutcome outcome) {
    done++;
    verdicts.merge(outcome.verdict(), 1L, Long::sum);
  }

  /** The line as it is now. */
  synchronized String line(long now) {
    List<String> parts = new ArrayList<>();
    parts.add(
        total.isPresent()
            ? words.say("fleet.live.of", "n", done, "total", total.getAsLong())
            : words.say("fleet.live.done", "n", done));
    double seconds = (now - began) / NANOS;
    if (done > 0 && seconds >= 1) {
      double rate = done / seconds;
      parts.add(words.say("fleet.live.rate", "n", rounded(rate)));
      if (total.isPresent() && total.getAsLong() > done) {
        double left = (total.getAsLong() - done) / rate;
        parts.add(
            words.say("fleet.live.left", "time", new Quantity(words).wholeSeconds(left * 1000)));
      }
    }
    for (String verdict : List.of("pass", "warn", "fail", TargetOutcome.ERROR)) {
      if (verdicts.containsKey(verdict)) {
        parts.add(words.say("fleet.verdict." + verdict, "n", verdicts.get(verdict)));
      }
    }
    return String.join(", ", parts);
  }

  private static String rounded(double rate) {
    return rate < 10
        ? Double.toString(Math.round(rate * 10) / 10.0)
        : Long.toString(Math.round(rate));
  }

  /** Takes the line away. */
  public synchronized void end() {
    over = true;
    notifyAll();
    if (shown) {
      try {
        show(CLEAR);
      } catch (IOException e) {
        return; // nobody looks
      }
    }
  }

  private void show(String text) throws IOException {
    err.write(text.getBytes(charset));
    err.flush();
  }
}
