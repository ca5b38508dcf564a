package org.ftpdiag.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.ftpdiag.report.print.Columns;
import org.ftpdiag.report.print.Paragraph;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private static final Quantity QUANTITY = new Quantity(Words.load("en"));

  @Test
  void wideCharactersTakeTwoColumnsAndCombiningOnesNone() {
    assertEquals(4, Columns.width("名前"));
    assertEquals(1, Columns.width("e\u0301"));
    assertEquals(2, Columns.width("😀"));
    assertEquals("名…", Columns.cut("名前です", 4, "…"));
    assertEquals("abc", Columns.cut("abc", 3, "…"));
    assertEquals("", Columns.cut("abcdef", 2, "..."));
  }

  @Test
  void linesBreakAtBlanksAndWordsOnlyWhenTheyMust() {
    assertEquals(List.of("one two", "three"), Paragraph.wrap("one two three", 8));
    assertEquals(List.of("abcdefgh", "ijk lm"), Paragraph.wrap("abcdefghijk lm", 8));
    assertEquals(List.of("名前名前", "名前"), Paragraph.wrap("名前名前名前", 8));
    assertEquals(List.of(""), Paragraph.wrap("  ", 8));
  }

  @Test
  void timesAndSizesAreShort() {
    assertEquals("0 ms", QUANTITY.time(0.2));
    assertEquals("999 ms", QUANTITY.time(999.4));
    assertEquals("1.0 s", QUANTITY.time(999.6));
    assertEquals("0.41 s", QUANTITY.seconds(412));
    assertEquals("10.0 s", QUANTITY.seconds(10_012));
    assertEquals("125 s", QUANTITY.seconds(125_400));
    assertEquals("999 B", QUANTITY.bytes(999));
    assertEquals("1.0 kB", QUANTITY.bytes(1000));
    assertEquals("1.0 MB", QUANTITY.bytes(999_999));
    assertEquals("5000.0 GB", QUANTITY.bytes(5_000_000_000_000L));
  }
}
