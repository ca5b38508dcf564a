package org.ftpdiag.ftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyLinesTest {
  private final ReplyLines lines = new ReplyLines(4);

  private List<List<String>> replies(String text) {
    List<List<String>> replies = new ArrayList<>();
    for (String line : text.split("/")) {
      lines.take(line, ReplyLines.codeLength(line)).ifPresent(replies::add);
    }
    return replies;
  }

  @Test
  void aReplyOfSeveralLinesEndsAtItsOwnCode() {
    assertEquals(
        List.of(List.of("211-a", "550 b", " 211 c", "211 d"), List.of("226 e"), List.of("220")),
        replies("211-a/550 b/ 211 c/211 d/226 e/220"));
    assertFalse(lines.begun());
  }

  @Test
  void aBareCodeEndsAReply() {
    assertEquals(List.of(List.of("214-a", "2140", "214")), replies("214-a/2140/214"));
  }

  @Test
  void linesBeforeAReplyAreDropped() {
    assertEquals(List.of(List.of("220 b")), replies("welcome/220 b"));
  }

  @Test
  void aReplyWithoutItsLastLineIsGivenUp() {
    assertEquals(List.of(), replies("211-a/b"));
    assertTrue(lines.begun());
    assertEquals(Optional.of(List.of("211-a", "b")), lines.cut());
    assertEquals(Optional.empty(), lines.cut());
    assertEquals(List.of(List.of("220 c")), replies("220 c"));
  }

  @Test
  void noMoreLinesAreKeptThanWereAskedFor() {
    assertEquals(List.of(List.of("211-1", "2", "3", "4")), replies("211-1/2/3/4/5/211 6"));
  }

  @ParameterizedTest
  @CsvSource({
    "220 x, 3",
    "220-x, 3",
    "220, 3",
    "10060 x, 5",
    "2200 x, 0",
    "22 x, 0",
    "220x, 0",
    "x, 0",
    "'', 0",
    "' 220 x', 0",
    "\uff12\uff12\uff10 x, 0"
  })
  void aCodeHasThreeDigitsOrFive(String line, int digits) {
    assertEquals(digits, ReplyLines.codeLength(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "220", "1006", "220-", "220 Wel"})
  void thisMayBecomeAReply(String partial) {
    assertTrue(ReplyLines.mayBegin(partial));
  }

  @ParameterizedTest
  @ValueSource(strings = {"W", "22 ", "220x", "123456", "-"})
  void thisCannot(String partial) {
    assertFalse(ReplyLines.mayBegin(partial));
  }
}
