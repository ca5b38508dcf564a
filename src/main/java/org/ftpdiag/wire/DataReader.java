package org.ftpdiag.wire;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;

/** Reads a data connection to its end, at the speed of the wire and in constant memory. */
public final class DataReader {
  private static final int CHUNK = 256 * 1024;

  private final Link link;
  private final Ticker ticker;
  private final long began;

  /**
   * What came.
   *
   * @param bytes how many, all of which the sink has seen
   * @param fault why it ended before its end
   * @param firstByteMs from the construction of the reader to the first byte; -1 when none came
   * @param orderly it ended, and as it should: under TLS with close_notify
   */
  public record Result(
      long bytes, Optional<WireFault> fault, double firstByteMs, boolean orderly) {}

  /** Begins to count the time now. */
  public DataReader(Link link, Ticker ticker) {
    this.link = link;
    this.ticker = ticker;
    this.began = ticker.nanos();
  }

  /**
   * Reads until the other side ends, and never throws for what the wire does.
   *
   * @param stall after so long without a byte it is TIMED_OUT
   * @param whole at which it is TIMED_OUT even if bytes still come: a server that drips them would
   *     never stall
   * @param maxBytes more than that is OVERSIZED; the sink sees no more
   */
  public Result read(ByteSink sink, Duration stall, Deadline whole, long maxBytes) {
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    long bytes = 0;
    double firstByteMs = -1;
    try {
      while (true) {
        chunk.clear();
        if (whole.passed()) {
          throw new WireException(Kind.TIMED_OUT, "");
        }
        int got = link.read(chunk, Deadline.in(ticker, stall).orEarlier(whole));
        if (got < 0) {
          return new Result(bytes, Optional.empty(), firstByteMs, link.orderlyEnd());
        }
        if (firstByteMs < 0) {
          firstByteMs = (ticker.nanos() - began) / 1e6;
        }
        chunk.flip();
        boolean tooMany = got > maxBytes - bytes;
        chunk.limit((int) Math.min(got, maxBytes - bytes));
        bytes += chunk.limit();
        sink.accept(chunk);
        if (tooMany) {
          throw new WireException(Kind.OVERSIZED, "");
        }
      }
    } catch (WireException e) {
      return new Result(bytes, Optional.of(e.fault()), firstByteMs, false);
    }
  }
}
