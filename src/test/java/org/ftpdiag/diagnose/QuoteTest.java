package org.ftpdiag.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuoteTest {
  @Test
  void secondsHaveOneDecimalAndLessThanOneHasThree() {
    assertEquals("10", Quote.seconds(10_012));
    assertEquals("10.4", Quote.seconds(10_412));
    assertEquals("1", Quote.seconds(999.6));
    assertEquals("0.95", Quote.seconds(950));
    assertEquals("0.042", Quote.seconds(42));
    assertEquals("0.001", Quote.seconds(0.2));
  }

  @Test
  void noTimeIsNone() {
    assertEquals("0", Quote.seconds(0));
    assertEquals("0", Quote.seconds(-5));
    assertEquals("0", Quote.seconds(Double.NaN));
  }
}
