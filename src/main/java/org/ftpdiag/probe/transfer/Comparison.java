package org.ftpdiag.probe.transfer;

import java.nio.ByteBuffer;
import org.ftpdiag.wire.ByteSink;

/** Compares what comes with what is due. */
public final class Comparison implements ByteSink {
  private final ByteBuffer due;
  private long total;
  private long difference = -1;

  /** What is due. */
  public Comparison(ByteBuffer due) {
    this.due = due.duplicate();
  }

  @Override
  public void accept(ByteBuffer chunk) {
    ByteBuffer come = chunk.duplicate();
    int n = Math.min(come.remaining(), due.remaining());
    ByteBuffer part = come.slice();
    part.limit(n);
    ByteBuffer expected = due.slice();
    expected.limit(n);
    int at = part.mismatch(expected);
    if (difference < 0 && at >= 0) {
      difference = total + at;
    } else if (difference < 0 && come.remaining() > n) {
      difference = total + n;
    }
    due.position(due.position() + n);
    total += come.remaining();
  }

  /** All bytes that came. */
  public long total() {
    return total;
  }

  /** Offset of the first byte that differs or is missing; -1 when all is as due. */
  public long firstDifference() {
    return difference >= 0 ? difference : due.hasRemaining() ? total : -1;
  }
}
