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

  /**
   * A server that limits the rate sends a part of this many bytes at most and then pauses
   * (VSFTP_DATA_BUFSIZE of vsftpd is 64 KiB, DL_MAX_CHUNK_SIZE of Pure-FTPd less): one that had
   * sent more without a pause is not limited, it has stopped.
   */
  private static final long PART = 128 * 1024;

  /** No limiter pauses longer than a part takes at this pace: Pure-FTPd's {@code -T 1} at worst. */
  private static final long LIMIT = 512;

  /** So many waits long, silence may be the pause of a limiter. */
  private static final int PAUSE = 3;

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
   * How long silence may be: the time-out, or as long as a limiter of the rate would pause, which
   * may do so for all that it has let through (ProFTPD, at the end).
   *
   * @param burst bytes that came, or were sent, without a pause before it
   * @param all bytes since the beginning
   */
  Duration silence(long burst, long all) {
    if (burst > PART) {
      return stall;
    }
    Duration longest = stall.multipliedBy(PAUSE);
    Duration pause = Duration.ofMillis(Math.min(all, PART) * 1000 / LIMIT);
    pause = pause.compareTo(longest) < 0 ? pause : longest;
    return pause.compareTo(stall) > 0 ? pause : stall;
  }

  /**
   * What to do when a wait has run out; times in nanoseconds of the probe's clock.
   *
   * @param since when the window began
   * @param got bytes since then
   * @param all bytes since the beginning
   * @param last when the last byte came
   * @param burst bytes that came without a pause before it, and it
   * @param over the time of the probe is over
   */
  Next next(long now, long since, long got, long all, long last, long burst, boolean over) {
    boolean late = over || now - began >= patience().toNanos();
    if (all == 0 || now - last >= silence(burst, all).toNanos()) {
      return Next.STALLED;
    }
    if (now - last >= stall.toNanos()) {
      // A limiter that was seen to go on may do so again; of the first pause nobody knows.
      boolean wentOn = all > burst;
      return unbounded && !over || !late ? Next.GO_ON : wentOn ? Next.SLOW : Next.STALLED;
    }
    boolean paced = unbounded ? comes(got, now - since) : comes(all, now - began);
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
