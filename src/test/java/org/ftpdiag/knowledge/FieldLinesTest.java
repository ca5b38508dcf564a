package org.ftpdiag.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ftpdiag.knowledge.ReplyContext.Flag;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.Reply;
import org.junit.jupiter.api.Test;

/**
 * Holds the reply table against lines that were collected from public logs and sources apart from
 * it, and judged before the table was asked.
 */
class FieldLinesTest {
  private static final ReplyTable TABLE = ReplyTable.load();
  private static final String NOTHING = "-";

  /**
   * Lines that the table gets wrong, by the reply's text, and why it stays so. The test fails when
   * one of them comes right, so that the list stays true.
   */
  private static final Map<String, String> ACCEPTED =
      Map.of(
          "550 ",
          "a code without words: the transcript shows that the directory does not exist, the reply"
              + " does not",
          "553 Multiple SFV files not allowed.",
          "a rule of a site's script on kinds of files; \"not allowed\" alone speaks of rights",
          "530 192.0.2.7 cannot access.",
          "one small program's way to name a refused address; a class for it would take in user"
              + " names as well");

  /** One line of the collection. */
  private record FieldLine(
      Reply reply, ReplyContext context, String family, String finding, String origin) {

    static FieldLine parse(String line) {
      String[] c = line.split("\t", -1);
      assertEquals(6, c.length, line);
      Set<Flag> flags = new HashSet<>();
      for (String flag : c[3].isEmpty() ? new String[0] : c[3].split("\\+")) {
        flags.add(Flag.valueOf(flag.toUpperCase(Locale.ROOT)));
      }
      Optional<String> family = c[2].isEmpty() ? Optional.empty() : Optional.of(c[2]);
      return new FieldLine(
          replyOf(unescaped(c[0])), new ReplyContext(c[1], family, flags), c[2], c[4], c[5]);
    }

    private static Reply replyOf(String text) {
      List<String> lines = List.of(text.split("\n", -1));
      return new Reply(Reply.of(lines.get(0)).code(), lines, Set.of());
    }

    private static String unescaped(String cell) {
      return cell.replace("\\\\", "\u0000").replace("\\n", "\n").replace('\u0000', '\\');
    }

    String found() {
      return TABLE
          .match(reply, context)
          .flatMap(row -> row.finding(context))
          .map(FindingId::id)
          .orElse(NOTHING);
    }

    String text() {
      return String.join("\\n", reply.lines());
    }

    @Override
    public String toString() {
      return text() + " after " + context.after() + ": " + finding + ", found " + found();
    }
  }

  private static List<FieldLine> lines() throws IOException {
    try (InputStream in = FieldLinesTest.class.getResourceAsStream("field-lines.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(Tsv::isRow)
          .skip(1)
          .map(FieldLine::parse)
          .toList();
    }
  }

  @Test
  void theCollectionIsWideAndSaysWhereItComesFrom() throws IOException {
    List<FieldLine> all = lines();
    assertTrue(all.size() >= 500, all.size() + " lines");
    Set<String> families =
        all.stream().map(FieldLine::family).filter(f -> !f.isEmpty()).collect(Collectors.toSet());
    assertTrue(families.size() >= 20, families.toString());
    for (FieldLine line : all) {
      assertTrue(!line.origin().isBlank(), line.toString());
      assertTrue(
          line.finding().equals(NOTHING) || FindingId.of(line.finding()).isPresent(),
          line.toString());
    }
  }

  @Test
  void theTableNamesAtLeastNinetyFiveOfAHundredLinesRight() throws IOException {
    List<FieldLine> all = lines();
    List<FieldLine> wrong =
        all.stream().filter(l -> !l.found().equals(l.finding())).collect(Collectors.toList());
    assertTrue(wrong.size() * 100 <= all.size() * 5, wrong.size() + " of " + all.size());
    Set<String> missed = wrong.stream().map(FieldLine::text).collect(Collectors.toSet());
    assertEquals(ACCEPTED.keySet(), missed, wrong.toString());
  }
}
