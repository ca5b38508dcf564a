package org.ftpdiag.probe;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.wire.ByteSink;
import org.ftpdiag.wire.DataReader;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.Link;
import org.ftpdiag.wire.WireException;

/** From the server to a sink, for as long as bytes come at a pace. */
final class Download implements DataFlow {
  /** A file that comes slower than this, in bytes a second, is not waited for without end. */
  private static final long PACE = 1024;

  private static final int WAITS = 3;

  /** So many waits long, bytes may come as slowly as they like: slow is not stalled. */
  private static final int SLOW_WAITS = 12;

  // Progress is told after so many bytes or so much time: a slow transfer is the one to be watched.
  private static final long REPORT_EVERY = 4L << 20;
  private static final long REPORT_AFTER_NANOS = 250_000_000;

  private static final Duration CLOSE_NOTIFY = Duration.ofSeconds(1);

  private static final WireFault ENDLESS = WireFault.of(Kind.OVERSIZED, "");
  private static final WireFault SLOW = WireFault.of(Kind.TIMED_OUT, WireFault.SLOW);

  private final Session session;
  private final ByteSink sink;
  private final long maxBytes;
  private final long total;
  private final boolean unbounded;
  private long moved;
  private long told;
  private long toldAt;

  /**
   * @param total for progress, -1 unknown
   * @param unbounded it may go on for as long as bytes come at a pace, and its time does not count
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
    Duration stall = session.time().timeout();
    session.time().waiting(Phrase.of("wait.transfer", "command", verb), stall);
    DataReader reader = new DataReader(link, session.time().clock());
    Duration whole = stall.multipliedBy(WAITS);
    Deadline end = Deadline.in(session.time().clock(), stall.multipliedBy(SLOW_WAITS));
    double firstByteMs = -1;
    while (true) {
      long before = moved;
      long start = session.time().now();
      Deadline part = session.time().deadline(whole);
      DataReader.Result result =
          reader.read(this::count, stall, unbounded ? part : part.orEarlier(end), maxBytes - moved);
      firstByteMs = firstByteMs < 0 ? result.firstByteMs() : firstByteMs;
      if (unbounded) {
        session.time().extend(session.time().now() - start);
      }
      boolean paced = moved - before >= PACE * whole.toMillis() / 1000;
      boolean ranOut = result.fault().map(f -> f.kind() == Kind.TIMED_OUT).orElse(false);
      // After an interrupt every deadline has passed, which says nothing.
      boolean flows =
          ranOut
              && moved > before
              && (part.passed() || end.passed())
              && !session.time().interrupted();
      boolean late = end.passed() || session.time().over();
      if (flows && (unbounded && paced || !late)) {
        continue;
      }
      if (result.fault().isEmpty()) {
        endOutput(link);
        sink.ended();
      }
      // A listing that still flows when nobody would wait any longer is as endless as one too
      // large.
      Optional<WireFault> fault = result.fault().map(f -> flows ? (paced ? ENDLESS : SLOW) : f);
      boolean truncated = fault.isEmpty() && !result.orderly();
      return new DataResult(Optional.empty(), moved, firstByteMs, fault, truncated);
    }
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
    moved += chunk.remaining();
    sink.accept(chunk);
    long now = session.time().now();
    if (told == 0 || moved - told >= REPORT_EVERY || now - toldAt >= REPORT_AFTER_NANOS) {
      told = moved;
      toldAt = now;
      session.listener().progress(moved, total);
    }
  }
}
