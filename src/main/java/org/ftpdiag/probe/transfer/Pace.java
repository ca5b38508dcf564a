package org.ftpdiag.probe.transfer;

import java.time.Duration;

/**
 * How long a transfer is worth waiting for whose bytes still come. Silence is a stall; what keeps
 * coming is at worst slow.
 *
 * @param stall so long without a byte is a stall
 * @param unbounded it may take as long as it likes while it comes at a pace
 * @param began when it began, in nanoseconds of the probe's clock
 */
record Pace(Duration stall, boolean unbounded, long began) {
  /** What comes slower than this, in bytes a second, is not waited for without end. */
  private static final long LEAST = 1024;

  /** The pace is looked at so many waits apart. */
  private static final int WINDOW = 3;

  /** So many waits long, bytes may come as slowly as they like. */
  private static final int PATIENCE = 12;

  /** What to do, or what to call it. */
  enum Next {
    GO_ON,
    STALLED,
    SLOW,
    ENDLESS
  }

  /** After how long the pace is looked at. */
  Duration window() {
    return stall.multipliedBy(WINDOW);
  }

  /** How long it is waited for whatever its pace. */
  Duration patience() {
    return stall.multipliedBy(PATIENCE);
  }

  /**
   * What to do when a wait has run out; times in nanoseconds of the probe's clock.
   *
   * @param since when the window began
   * @param got bytes since then
   * @param all bytes since the beginning
   * @param last when the last byte came
   * @param over the time of the probe is over
   */
  Next next(long now, long since, long got, long all, long last, boolean over) {
    if (all == 0 || now - last >= stall.toNanos()) {
      return Next.STALLED;
    }
    boolean paced = unbounded ? comes(got, now - since) : comes(all, now - began);
    boolean late = over || now - began >= patience().toNanos();
    if (!late || unbounded && paced && !over) {
      return Next.GO_ON;
    }
    // A listing that still flows when nobody would wait any longer is as endless as one too large.
    return paced ? Next.ENDLESS : Next.SLOW;
  }

  private static boolean comes(long bytes, long nanos) {
    return bytes * 1e9 >= (double) LEAST * nanos;
  }
}
