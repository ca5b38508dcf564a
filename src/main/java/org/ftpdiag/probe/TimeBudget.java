package org.ftpdiag.probe;

import java.time.Duration;
import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.Ticker;

/**
 * The time of one probe: how long each wait may last, a deadline for all of it, what of that is
 * kept for the end, and the wait that the deadline, or the user, cut short. Times are those of the
 * probe's clock. For the probe's thread, but for {@link #interrupt}.
 */
public final class TimeBudget {
  /** Kept for QUIT where that is less than a tenth of the whole. */
  private static final Duration QUIT = Duration.ofSeconds(2);

  /** What may still be waited for after an interrupt: the answer to QUIT. */
  private static final Duration QUIT_AFTER_INTERRUPT = Duration.ofMillis(500);

  private final Clock clock;
  private final Duration timeout;
  private final Duration whole;
  private final Duration quit;
  private final ProbeListener listener;
  private long end;

  /** What {@code end} was before the end began. */
  private long due;

  private boolean passed;
  private boolean well;
  private volatile boolean interrupted;
  private volatile boolean ending;
  private volatile long kept = QUIT_AFTER_INTERRUPT.toNanos();
  private volatile long endBy;
  private volatile Phrase wait;
  private volatile long waitingSince;
  private volatile Cut cut;

  /** A wait that was not waited to its end. */
  record Cut(Optional<Phrase> what, double seconds) {}

  /**
   * Begins to count now.
   *
   * @param timeout the longest wait for one thing
   * @param whole the longest time for the probe
   * @param listener is told of each wait
   */
  TimeBudget(Clock clock, Duration timeout, Duration whole, ProbeListener listener) {
    this.clock = clock;
    this.timeout = timeout;
    this.whole = whole;
    this.listener = listener;
    quit = whole.dividedBy(10).compareTo(QUIT) < 0 ? whole.dividedBy(10) : QUIT;
    end = clock.nanos() + whole.minus(quit).toNanos();
  }

  public Ticker clock() {
    return clock;
  }

  /** The longest wait for one thing. */
  public Duration timeout() {
    return timeout;
  }

  /** The deadline of one wait that begins now: the time-out, or what the whole probe has left. */
  public Deadline deadline() {
    return deadline(timeout);
  }

  /** Likewise, for a wait of another length. */
  public Deadline deadline(Duration wait) {
    long now = clock.nanos(); // first: whoever interrupts says so before the clock jumps
    long left = interrupted ? (ending ? endBy - clock.real() : 0) : end - now;
    return Deadline.at(clock, now + Math.max(0, Math.min(wait.toNanos(), left)));
  }

  /** Announces a wait to whoever watches. */
  public Deadline waiting(Phrase what) {
    return waiting(what, timeout);
  }

  /** Announces a wait of another length. */
  public Deadline waiting(Phrase what, Duration longest) {
    Deadline deadline = deadline(longest);
    wait = what;
    waitingSince = clock.real();
    listener.waiting(what, deadline.millisLeft());
    return deadline;
  }

  /** Something took so long that does not count. */
  public void extend(long nanos) {
    end += nanos;
  }

  /** The rest is spent on what was going well: the wait that this cuts short proves nothing. */
  public void spend() {
    end = clock.nanos();
    well = true;
    passed();
  }

  /** How long the probe may still go on; zero where it is over. */
  public Duration left() {
    return over() ? Duration.ZERO : Duration.ofNanos(Math.max(0, end - clock.nanos()));
  }

  /** Whether nothing new is to be begun: the user broke the probe off, or its time is over. */
  public boolean over() {
    return interrupted || passed();
  }

  /** Whether the deadline has passed; before the end began, or at that moment. */
  boolean passed() {
    if (!passed && !ending && !interrupted && clock.nanos() - end >= 0) {
      passed = true;
      noteCut();
    }
    return passed;
  }

  /** From now on only what must be done at the end is done, and gets so much time at least. */
  public void beginEnd(Duration atLeast) {
    passed();
    if (!ending) {
      due = end;
    }
    ending = true;
    kept = atLeast.toNanos();
    if (interrupted) {
      endBy = clock.real() + kept;
    }
    end = Math.max(end, clock.nanos() + kept);
  }

  /**
   * What had to be done at the end is done, and other work follows: it has what was left before.
   */
  void endOver() {
    if (ending && !interrupted) {
      ending = false;
      end = due;
      kept = QUIT_AFTER_INTERRUPT.toNanos();
    }
  }

  /** Likewise, with as little as QUIT takes. */
  void beginEnd() {
    beginEnd(interrupted ? QUIT_AFTER_INTERRUPT : quit);
  }

  /** The user breaks the probe off. From any thread. */
  void interrupt() {
    if (!interrupted) {
      noteCut();
      endBy = clock.real() + Math.max(kept, QUIT_AFTER_INTERRUPT.toNanos());
      interrupted = true;
    }
  }

  /**
   * New work begins and has all the time again: a session that a person drives lasts as long as the
   * person likes.
   */
  void renew() {
    end = clock.nanos() + whole.minus(quit).toNanos();
    passed = false;
    well = false;
    ending = false;
    interrupted = false;
    kept = QUIT_AFTER_INTERRUPT.toNanos();
    wait = null;
    cut = null;
  }

  /** Whether the user broke it off. */
  public boolean interrupted() {
    return interrupted;
  }

  private void noteCut() {
    if (cut == null) {
      cut =
          new Cut(
              Optional.ofNullable(wait), wait == null ? 0 : (clock.real() - waitingSince) / 1e9);
    }
  }

  /** What was being waited for when the probe was broken off or its time was over. */
  Optional<Cut> cut() {
    return Optional.ofNullable(cut);
  }

  /**
   * Whether the wait that was cut took most of the time there was: then it is why the probe failed,
   * and not just the wait that came last.
   */
  boolean cutTookMost() {
    return cut != null && !well && cut.seconds() * 2e9 >= whole.toNanos();
  }

  public Duration whole() {
    return whole;
  }

  /** A moment for {@link #millisSince}, in nanoseconds. */
  public long now() {
    return clock.real();
  }

  /** Milliseconds since a moment. */
  public double millisSince(long start) {
    return (clock.real() - start) / 1e6;
  }
}
