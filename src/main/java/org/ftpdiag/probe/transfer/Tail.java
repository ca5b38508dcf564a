package org.ftpdiag.probe.transfer;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.ftpdiag.wire.ByteSink;

/** Counts what passes and keeps its end. */
public final class Tail implements ByteSink {
  private final byte[] ring;
  private long total;

  /** Keeps at most so many bytes. */
  public Tail(int capacity) {
    ring = new byte[capacity];
  }

  @Override
  public void accept(ByteBuffer chunk) {
    int skip = Math.max(0, chunk.remaining() - ring.length);
    ByteBuffer end = chunk.duplicate();
    end.position(end.position() + skip);
    total += skip;
    while (end.hasRemaining()) {
      int at = (int) (total % ring.length);
      int n = Math.min(end.remaining(), ring.length - at);
      end.get(ring, at, n);
      total += n;
    }
  }

  /** All bytes that passed. */
  public long total() {
    return total;
  }

  /** How many of them are kept. */
  public int kept() {
    return (int) Math.min(total, ring.length);
  }

  /** The kept bytes in order. */
  public byte[] bytes() {
    byte[] out = new byte[kept()];
    long from = total - out.length;
    for (int i = 0; i < out.length; i++) {
      out[i] = ring[(int) ((from + i) % ring.length)];
    }
    return out;
  }

  /** Whether all that passed here is the end of another: exactly its last so many bytes. */
  public boolean isEndOf(Tail other, long length) {
    if (total != length || kept() != total) {
      return false;
    }
    byte[] theirs = other.bytes();
    byte[] mine = bytes();
    return mine.length <= theirs.length
        && Arrays.equals(
            mine, Arrays.copyOfRange(theirs, theirs.length - mine.length, theirs.length));
  }
}
