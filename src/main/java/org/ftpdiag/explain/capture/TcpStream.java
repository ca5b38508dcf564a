package org.ftpdiag.explain.capture;

import java.util.TreeMap;
import java.util.function.Consumer;

/** One direction of a TCP connection put in order. What never came is left out after a while. */
final class TcpStream {
  private static final int MOST_HELD = 64;
  private static final long WORLD = 1L << 32;

  private final Consumer<byte[]> to;
  private final TreeMap<Long, byte[]> held = new TreeMap<>();
  private long next = -1;
  private long passed;

  TcpStream(Consumer<byte[]> to) {
    this.to = to;
  }

  /** The connection begins: the next byte has this number. */
  void begins(long sequence) {
    if (next < 0) {
      next = sequence % WORLD;
    }
  }

  /** Takes a segment's bytes. */
  void take(long sequence, byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    if (next < 0) {
      next = sequence;
    }
    long ahead = distance(sequence);
    if (ahead > 0) {
      if (ahead < Integer.MAX_VALUE) {
        held.putIfAbsent(passed + ahead, bytes);
      }
      if (held.size() > MOST_HELD) {
        jump();
      }
      return;
    }
    deliver(bytes, (int) Math.min(bytes.length, -ahead));
    release();
  }

  /** How far a number is ahead of what is due; negative for what came before. */
  private long distance(long sequence) {
    long d = (sequence - next + WORLD) % WORLD;
    return d >= WORLD / 2 ? d - WORLD : d;
  }

  private void deliver(byte[] bytes, int from) {
    int length = bytes.length - from;
    if (length > 0) {
      to.accept(from == 0 ? bytes : java.util.Arrays.copyOfRange(bytes, from, bytes.length));
      next = (next + length) % WORLD;
      passed += length;
    }
  }

  private void release() {
    while (!held.isEmpty() && held.firstKey() <= passed) {
      var e = held.pollFirstEntry();
      deliver(e.getValue(), (int) Math.min(e.getValue().length, passed - e.getKey()));
    }
  }

  /** A gap that nothing fills: the capture lost it. */
  private void jump() {
    long gap = held.firstKey() - passed;
    next = (next + gap) % WORLD;
    passed += gap;
    release();
  }

  /** The other side answers: it has got what is missing here, and the capture lost it. */
  void answered() {
    if (!held.isEmpty()) {
      jump();
    }
  }

  /** Nothing more comes: what is held is all there is. */
  void end() {
    while (!held.isEmpty()) {
      jump();
    }
  }
}
