package org.ftpdiag.probe.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private final ByteBuffer due = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6});

  @Test
  void theSameBytesDifferNowhere() {
    assertEquals(-1, after(new byte[] {1, 2}, new byte[] {3, 4, 5, 6}).firstDifference());
  }

  @Test
  void theFirstOtherByteIsNamed() {
    assertEquals(3, after(new byte[] {1, 2, 3}, new byte[] {9, 5, 9}).firstDifference());
  }

  @Test
  void aMissingEndBeginsWhereItBreaksOff() {
    Comparison cut = after(new byte[] {1, 2, 3, 4});
    assertEquals(4, cut.firstDifference());
    assertEquals(4, cut.total());
  }

  @Test
  void whatComesBehindTheEndDiffersThere() {
    Comparison more = after(new byte[] {1, 2, 3, 4, 5, 6}, new byte[] {7});
    assertEquals(6, more.firstDifference());
    assertEquals(7, more.total());
  }

  private Comparison after(byte[]... chunks) {
    Comparison comparison = new Comparison(due);
    for (byte[] chunk : chunks) {
      comparison.accept(ByteBuffer.wrap(chunk));
    }
    return comparison;
  }
}
