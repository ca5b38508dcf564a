package org.ftpdiag.probe.transfer;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.TimeBudget;
import org.ftpdiag.wire.ByteSink;
import org.ftpdiag.wire.DataReader;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.Link;
import org.ftpdiag.wire.WireException;

/** From the server to a sink, for as long as bytes come at a pace. */
final class Download implements DataFlow {
  // Progress is told after so many bytes or so much time: a slow transfer is the one to be watched.
  private static final long REPORT_EVERY = 4L << 20;
  private static final long REPORT_AFTER_NANOS = 250_000_000;

  /** Bytes that come further apart than this came with a pause between them. */
  private static final long PAUSE_NANOS = 500_000_000;

  private static final Duration CLOSE_NOTIFY = Duration.ofSeconds(1);

  private static final WireFault ENDLESS = WireFault.of(Kind.OVERSIZED, "");
  private static final WireFault SLOW = WireFault.of(Kind.TIMED_OUT, WireFault.SLOW);

  private final Session session;
  private final ByteSink sink;
  private final long maxBytes;
  private final long total;
  private final boolean unbounded;
  private long moved;
  private long burst;
  private long lastAt;
  private long told;
  private long toldAt;

  /**
   * @param total its size, -1 unknown
   * @param unbounded it may go on for as long as bytes come at a pace, and its time does not count;
   *     one of unknown size, which may have no end, for as long as the whole probe may
   */
  Download(Session session, ByteSink sink, long maxBytes, long total, boolean unbounded) {
    this.session = session;
    this.unbounded = unbounded;
    this.sink = sink;
    this.maxBytes = maxBytes;
    this.total = total;
  }

  @Override
  public DataResult move(Link link, String verb) {
    TimeBudget time = session.time();
    Duration stall = time.timeout();
    time.waiting(Phrase.of("wait.transfer", "command", verb), stall);
    DataReader reader = new DataReader(link, time.clock());
    Pace pace = new Pace(stall, unbounded, time.now());
    Optional<Deadline> end = bound(pace).map(b -> Deadline.in(time.clock(), b));
    double firstByteMs = -1;
    while (true) {
      long before = moved;
      long start = time.now();
      Deadline part =
          unbounded ? Deadline.in(time.clock(), pace.window()) : time.deadline(pace.window());
      DataReader.Result result =
          reader.read(this::count, stall, end.map(part::orEarlier).orElse(part), maxBytes - moved);
      firstByteMs = firstByteMs < 0 ? result.firstByteMs() : firstByteMs;
      if (unbounded) {
        time.extend(time.now() - start);
      }
      Optional<WireFault> fault = result.fault();
      // After an interrupt every deadline has passed, which says nothing.
      if (fault.filter(f -> f.kind() == Kind.TIMED_OUT).isPresent() && !time.interrupted()) {
        boolean spent = unbounded && end.filter(Deadline::passed).isPresent();
        Pace.Next next =
            pace.next(
                time.now(), start, moved - before, moved, lastAt, burst, spent || time.over());
        if (next == Pace.Next.GO_ON) {
          continue;
        }
        if (next != Pace.Next.STALLED) {
          if (spent) {
            time.spend();
          } else {
            fault = Optional.of(next == Pace.Next.ENDLESS ? ENDLESS : SLOW);
          }
        }
      }
      if (fault.isEmpty()) {
        endOutput(link);
        sink.ended();
      }
      boolean truncated = fault.isEmpty() && !result.orderly();
      return new DataResult(Optional.empty(), moved, firstByteMs, fault, truncated);
    }
  }

  @Override
  public boolean complete() {
    return moved == total;
  }

  /** How long it may take at most; nothing for a file that has an end. */
  private Optional<Duration> bound(Pace pace) {
    if (!unbounded) {
      return Optional.of(pace.patience());
    }
    return total < 0 ? Optional.of(session.time().whole()) : Optional.empty();
  }

  /**
   * Our close_notify (RFC 8446 section 6.1). All bytes are here: that it may not go out is no
   * fault.
   */
  private void endOutput(Link link) {
    try {
      link.endOutput(Deadline.in(session.time().clock(), CLOSE_NOTIFY));
    } catch (WireException gone) {
      session.recorder().event(Channel.DATA, "closed by the server first");
    }
  }

  private void count(ByteBuffer chunk) {
    long now = session.time().now();
    burst = (now - lastAt > PAUSE_NANOS ? 0 : burst) + chunk.remaining();
    lastAt = now;
    moved += chunk.remaining();
    sink.accept(chunk);
    if (told == 0 || moved - told >= REPORT_EVERY || now - toldAt >= REPORT_AFTER_NANOS) {
      told = moved;
      toldAt = now;
      session.listener().progress(moved, total);
    }
  }
}
