package org.ftpdiag.report;

import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;

/** What the running step does just now, in words. Times are nanoseconds of the view's clock. */
final class RunningLine {
  private static final double NANOS_PER_MS = 1e6;

  /** After so long without a byte, the line tells how long rather than how fast it was. */
  private static final long STILL_NANOS = 1_000_000_000;

  private final Words words;
  private final Quantity quantity;
  private Optional<StepId> step = Optional.empty();
  private Optional<Phrase> waiting = Optional.empty();
  private long waitingSince;
  private long limitMs;
  private long bytes = -1;
  private long total;
  private long firstBytes;
  private long firstAt;
  private long lastAt;

  RunningLine(Words words) {
    this.words = words;
    this.quantity = new Quantity(words);
  }

  void started(StepId id) {
    step = Optional.of(id);
    calm();
  }

  void finished() {
    step = Optional.empty();
    calm();
  }

  void waiting(Phrase what, long limit, long now) {
    calm();
    waiting = Optional.of(what);
    limitMs = limit;
    waitingSince = now;
  }

  /** What was waited for has come. */
  void calm() {
    waiting = Optional.empty();
    bytes = -1;
  }

  void progress(long soFar, long ofTotal, long now) {
    if (bytes < 0 || soFar < bytes) {
      firstBytes = soFar;
      firstAt = now;
    }
    bytes = soFar;
    total = ofTotal;
    lastAt = now;
  }

  Optional<StepId> step() {
    return step;
  }

  /** One line, fit to be shown; empty when there is nothing to say. */
  String doing(long now) {
    if (bytes >= 0 && now - lastAt > STILL_NANOS) {
      return words.say(
          "live.still",
          "bytes",
          quantity.bytes(bytes),
          "elapsed",
          quantity.wholeSeconds((now - lastAt) / NANOS_PER_MS),
          "limit",
          quantity.wholeSeconds(limitMs));
    }
    if (bytes >= 0 && lastAt > firstAt) {
      double ms = (lastAt - firstAt) / NANOS_PER_MS;
      String speed = quantity.speed(bytes - firstBytes, ms);
      String size = quantity.bytes(bytes);
      return total > 0
          ? words.say(
              "live.progress.percent",
              "bytes",
              size,
              "percent",
              Math.min(100, (long) (100.0 * bytes / total)),
              "speed",
              speed)
          : words.say("live.progress", "bytes", size, "speed", speed);
    }
    if (waiting.isEmpty()) {
      return "";
    }
    String what =
        words
            .find(waiting.get().key(), waiting.get().facts())
            .orElseGet(() -> words.say("live.waiting"));
    double elapsed = (now - waitingSince) / NANOS_PER_MS;
    return elapsed < 1000
        ? what
        : words.say(
            "live.wait",
            "what",
            what,
            "elapsed",
            quantity.wholeSeconds(elapsed),
            "limit",
            quantity.wholeSeconds(limitMs));
  }
}
