package org.ftpdiag.report.run;

import java.util.Optional;
import java.util.Set;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.Words;

/** What the running step does just now, in words. Times are nanoseconds of the view's clock. */
final class RunningLine {
  private static final double NANOS_PER_MS = 1e6;
  private static final String REPLY = "wait.reply";

  /** What no reply ends. */
  private static final Set<String> CONNECTION =
      Set.of("wait.connect", "wait.data", "wait.data-tls", "wait.tls", "wait.active");

  /** After so long without a byte, the line tells how long rather than how fast it was. */
  private static final long STILL_NANOS = 1_000_000_000;

  private final Words words;
  private final Quantity quantity;
  private Optional<StepId> step = Optional.empty();
  private Optional<Wait> waiting = Optional.empty();
  private long bytes = -1;
  private long total;
  private long firstBytes;
  private long firstAt;
  private long lastAt;

  /**
   * Something that is waited for.
   *
   * @param around what is waited for besides: a command may be asked while a port does not answer
   */
  private record Wait(Phrase what, long since, long limitMs, Optional<Wait> around) {
    /** Whether a reply ends it; a connection or data do so with others. */
    boolean forReply() {
      return what.key().equals(REPLY);
    }

    boolean over(long now) {
      return now - since > limitMs * NANOS_PER_MS;
    }
  }

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
    Optional<Wait> other =
        waiting.filter(w -> !w.forReply()).or(() -> waiting.flatMap(Wait::around));
    boolean asking = what.key().equals(REPLY);
    calm();
    waiting =
        Optional.of(
            new Wait(
                what, now, limit, asking ? other.filter(w -> !w.over(now)) : Optional.empty()));
  }

  /** A reply has come: what was waited for besides is waited for still. */
  void answered() {
    Optional<Wait> besides = waiting.filter(Wait::forReply).flatMap(Wait::around);
    boolean connecting = waiting.filter(w -> CONNECTION.contains(w.what().key())).isPresent();
    if (!connecting) {
      calm();
      waiting = besides;
    }
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
          quantity.wholeSeconds(waiting.map(Wait::limitMs).orElse(0L)));
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
    Wait wait = waiting.get();
    String what =
        words
            .find(wait.what().key(), wait.what().facts())
            .orElseGet(() -> words.say("live.waiting"));
    double elapsed = (now - wait.since()) / NANOS_PER_MS;
    return elapsed < 1000
        ? what
        : words.say(
            "live.wait",
            "what",
            what,
            "elapsed",
            quantity.wholeSeconds(elapsed),
            "limit",
            quantity.wholeSeconds(wait.limitMs()));
  }
}
