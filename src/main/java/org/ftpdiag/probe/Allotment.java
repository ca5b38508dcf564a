package org.ftpdiag.probe;

import java.time.Duration;
import java.util.Optional;
import org.ftpdiag.model.Phrase;

/**
 * The time that one probe has: a deadline for all of it, what of that is kept for taking leave, and
 * the wait under which it, or the user, ended. Times are those of the probe's clock.
 */
final class Allotment {
  /** Kept for QUIT where that is less than a tenth of the whole. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  /** What may still be waited for after an interrupt: the answer to QUIT. */
  private static final Duration PARTING = Duration.ofMillis(500);

  private final Clock clock;
  private final Duration whole;
  private final Duration farewell;
  private long end;
  private boolean over;
  private volatile boolean interrupted;
  private volatile boolean leaving;
  private volatile long grace = PARTING.toNanos();
  private volatile long leaveBy;
  private volatile Phrase wait;
  private volatile long waitingSince;
  private volatile Cut cut;

  /** A wait that was not waited to its end. */
  record Cut(Optional<Phrase> what, double seconds) {}

  Allotment(Clock clock, Duration whole) {
    this.clock = clock;
    this.whole = whole;
    farewell = whole.dividedBy(10).compareTo(FAREWELL) < 0 ? whole.dividedBy(10) : FAREWELL;
    end = clock.nanos() + whole.minus(farewell).toNanos();
  }

  /** How long a wait may last that begins now, nanoseconds. */
  long left(Duration wanted) {
    long now = clock.nanos(); // first: whoever interrupts says so before the clock jumps
    long left = interrupted ? (leaving ? leaveBy - clock.real() : 0) : end - now;
    return Math.max(0, Math.min(wanted.toNanos(), left));
  }

  /** Something took so long that does not count. */
  void extend(long nanos) {
    end += nanos;
  }

  /** Whether the deadline has passed; before leave is taken, or at that moment. */
  boolean over() {
    if (!over && !leaving && !interrupted && clock.nanos() - end >= 0) {
      over = true;
      note();
    }
    return over;
  }

  /** From now on only what must be done at the end is done, and gets so much time at least. */
  void takeLeave(Duration atLeast) {
    over();
    leaving = true;
    grace = atLeast.toNanos();
    if (interrupted) {
      leaveBy = clock.real() + grace;
    }
    end = Math.max(end, clock.nanos() + grace);
  }

  /** Likewise, with as little as QUIT takes. */
  void takeLeave() {
    takeLeave(interrupted ? PARTING : farewell);
  }

  /** The user breaks the probe off. */
  void interrupt() {
    if (!interrupted) {
      note();
      leaveBy = clock.real() + Math.max(grace, PARTING.toNanos());
      interrupted = true;
    }
  }

  boolean interrupted() {
    return interrupted;
  }

  /** A wait begins. */
  void waiting(Phrase what) {
    wait = what;
    waitingSince = clock.real();
  }

  private void note() {
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
   * Whether the wait that was cut took most of the time there was: then it is what the probe failed
   * of, and no wait that merely came last.
   */
  boolean tookMost() {
    return cut != null && cut.seconds() * 2e9 >= whole.toNanos();
  }

  Duration whole() {
    return whole;
  }
}
