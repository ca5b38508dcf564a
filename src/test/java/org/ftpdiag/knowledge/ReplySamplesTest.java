package org.ftpdiag.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.model.seen.Reply;
import org.junit.jupiter.api.Test;

/** Every row of the reply table says what servers say that is meant, and is reached by it. */
class ReplySamplesTest {
  private static final ReplyTable TABLE = ReplyTable.load();

  @Test
  void everySampleReachesItsRow() {
    List<String> lost = new ArrayList<>();
    for (ReplyRow row : TABLE.rows()) {
      for (String sample : row.samples()) {
        if (!reaches(sample, row)) {
          lost.add(row.line() + " " + row.code() + " " + row.after() + ": " + sample);
        }
      }
    }
    assertEquals(List.of(), lost);
  }

  private static boolean reaches(String sample, ReplyRow row) {
    for (int code : Moments.codes(row)) {
      Reply reply = Reply.of(code + " " + sample);
      for (ReplyContext context : Moments.contexts(row)) {
        if (TABLE.match(reply, context).filter(r -> r == row).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void samplesArePrintedAsTheyAre() {
    List<String> odd = new ArrayList<>();
    for (ReplyRow row : TABLE.rows()) {
      for (String sample : row.samples()) {
        if (sample.isBlank()
            || !sample.equals(sample.strip())
            || sample.matches(".*[:,]|.*\\\\.*")) {
          odd.add(row.line() + " " + sample);
        }
      }
    }
    assertEquals(List.of(), odd);
  }
}
