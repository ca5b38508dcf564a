package org.ftpdiag.probe;

import java.time.Duration;
import org.ftpdiag.wire.Ticker;

/**
 * The time of one probe. Waits are measured on it, so that an interrupt can let every running wait
 * end at once: it moves the clock ahead, and waits that begin afterwards are whole again.
 */
final class Clock implements Ticker {
  private static final long JUMP = Duration.ofDays(1).toNanos();

  private final Ticker base;
  private volatile long ahead;

  Clock(Ticker base) {
    this.base = base;
  }

  @Override
  public long nanos() {
    return base.nanos() + ahead;
  }

  /** Nanoseconds without the jump of an interrupt: for durations. */
  long real() {
    return base.nanos();
  }

  synchronized void endWaits() {
    ahead += JUMP;
  }
}
