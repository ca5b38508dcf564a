package org.ftpdiag.wire;

import java.time.Duration;

/** The moment at which a wait ends. A wait has one deadline, however many reads it takes. */
public final class Deadline {
  private final Ticker ticker;
  private final long endNanos;

  private Deadline(Ticker ticker, long endNanos) {
    this.ticker = ticker;
    this.endNanos = endNanos;
  }

  /** So long from now. */
  public static Deadline in(Ticker ticker, Duration wait) {
    return new Deadline(ticker, ticker.nanos() + wait.toNanos());
  }

  /** When the ticker shows so many nanoseconds. */
  public static Deadline at(Ticker ticker, long nanos) {
    return new Deadline(ticker, nanos);
  }

  /** Milliseconds left, rounded up; 0 when it has passed. */
  public long millisLeft() {
    long nanos = endNanos - ticker.nanos();
    return nanos <= 0 ? 0 : (nanos + 999_999) / 1_000_000;
  }

  public boolean passed() {
    return millisLeft() == 0;
  }

  /** Whichever of the two comes first. */
  public Deadline orEarlier(Deadline other) {
    return other.endNanos - endNanos < 0 ? other : this;
  }
}
