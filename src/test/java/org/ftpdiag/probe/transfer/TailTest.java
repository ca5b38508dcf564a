package org.ftpdiag.probe.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TailTest {
  private final byte[] data = new byte[1000];

  TailTest() {
    new Random(7).nextBytes(data);
  }

  @Test
  void keepsTheEndHoweverTheBytesAreCut() {
    for (int cut : new int[] {1, 7, 64, 99, 1000}) {
      Tail tail = fed(64, 0, cut);
      assertEquals(1000, tail.total());
      assertArrayEquals(Arrays.copyOfRange(data, 936, 1000), tail.bytes(), "pieces of " + cut);
    }
  }

  @Test
  void lessThanItHoldsIsKeptWhole() {
    Tail tail = new Tail(2000);
    tail.accept(ByteBuffer.wrap(data));
    assertArrayEquals(data, tail.bytes());
  }

  @Test
  void aRestartIsTheEndOfTheFileAndNothingElse() {
    Tail file = fed(64, 0, 100);
    assertTrue(fed(64, 970, 10).isEndOf(file, 30));
    assertFalse(fed(64, 969, 10).isEndOf(file, 30), "one byte too many");
    assertFalse(fed(64, 971, 10).isEndOf(file, 30), "one byte too few");
    assertFalse(fed(64, 0, 100).isEndOf(file, 30), "the file from its beginning");
    data[980] ^= 1;
    assertFalse(fed(64, 970, 10).isEndOf(file, 30), "another byte");
  }

  private Tail fed(int capacity, int from, int piece) {
    Tail tail = new Tail(capacity);
    for (int at = from; at < data.length; at += piece) {
      tail.accept(ByteBuffer.wrap(data, at, Math.min(piece, data.length - at)));
    }
    return tail;
  }
}
