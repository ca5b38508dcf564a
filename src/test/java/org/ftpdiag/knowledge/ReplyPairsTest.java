package org.ftpdiag.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.Reply;
import org.junit.jupiter.api.Test;

/**
 * A reply is several sentences: where one only refuses and another names the cause, the cause is
 * what the reply means, whichever comes first.
 */
class ReplyPairsTest {
  private static final ReplyTable TABLE = ReplyTable.load();

  /** A text that means one thing at one moment. */
  private record Said(int code, ReplyContext context, String text, FindingId finding) {}

  /** The first moment at which a sample of a row means what the row says. */
  private static List<Said> said(ReplyRow row) {
    List<Said> found = new ArrayList<>();
    for (ReplyContext context : Moments.contexts(row)) {
      for (int code : Moments.codes(row).stream().limit(6).toList()) {
        for (String sample : row.samples()) {
          if (TABLE
              .match(Reply.of(code + " " + sample), context)
              .filter(r -> r == row)
              .isPresent()) {
            found.add(new Said(code, context, sample, row.finding(context).orElseThrow()));
          }
        }
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return found;
  }

  private static Optional<FindingId> found(Said at, String text) {
    List<String> lines = new ArrayList<>();
    String[] parts = text.split("\n");
    for (int i = 0; i < parts.length; i++) {
      lines.add(at.code + (i + 1 < parts.length ? "-" : " ") + parts[i]);
    }
    return TABLE
        .match(new Reply(at.code, lines, java.util.Set.of()), at.context)
        .flatMap(r -> r.finding(at.context));
  }

  @Test
  void noRefusalHidesACause() {
    List<ReplyRow> rows = TABLE.rows();
    List<ReplyRow> causes =
        rows.stream().filter(r -> r.finding().isPresent() && !r.refuses()).toList();
    Map<List<?>, Optional<FindingId>> alone = new HashMap<>();
    List<String> lost = new ArrayList<>();
    int pairs = 0;
    for (ReplyRow refusal : rows) {
      if (refusal.anyText() || refusal.finding().isEmpty() || !refusal.refuses()) {
        continue;
      }
      for (Said no : said(refusal)) {
        for (ReplyRow cause : causes) {
          if (!cause.meets(no.context) || !ReplyRow.codeFits(cause.code(), "" + no.code)) {
            continue;
          }
          String why = cause.samples().get(0);
          Optional<FindingId> due =
              alone.computeIfAbsent(
                  List.of(no.code, no.context, why), k -> found(no, why).filter(f -> !f.refuses()));
          if (due.isEmpty()) {
            continue; // it names no cause there
          }
          pairs++;
          for (String text :
              List.of(
                  no.text + ". " + why,
                  why + ". " + no.text,
                  no.text + "\n" + why,
                  why + "\n" + no.text)) {
            if (found(no, text).filter(f -> !f.refuses()).isEmpty()) {
              lost.add(
                  no.code
                      + " "
                      + no.context.after()
                      + " "
                      + text
                      + ": "
                      + due.get()
                      + " by line "
                      + cause.line());
            }
          }
        }
      }
    }
    assertTrue(pairs > 10_000, pairs + " pairs");
    assertEquals(List.of(), lost.stream().limit(40).toList(), lost.size() + " of " + pairs);
  }
}
