package org.ftpdiag.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ftpdiag.CpuTime;
import org.ftpdiag.knowledge.ReplyContext.Flag;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.Reply;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Walks the reply table as data: every row is sound, and every row is reached. */
class ReplyTableTest {
  private static final ReplyTable TABLE = ReplyTable.load();

  /** One line of the test's own collection of wordings. */
  private record Wording(Reply reply, ReplyContext context, String finding) {
    static Wording parse(String line) {
      String[] c = line.split("\t", -1);
      Set<Flag> flags = new HashSet<>();
      for (String flag : c[2].isEmpty() ? new String[0] : c[2].split("\\+")) {
        flags.add(Flag.valueOf(flag.toUpperCase(java.util.Locale.ROOT)));
      }
      Optional<String> family = c[3].equals("*") ? Optional.empty() : Optional.of(c[3]);
      return new Wording(Reply.of(c[0]), new ReplyContext(c[1], family, flags), c[4]);
    }
  }

  private static List<Wording> wordings() throws IOException {
    try (InputStream in = ReplyTableTest.class.getResourceAsStream("reply-wordings.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(Tsv::isRow)
          .skip(1)
          .map(Wording::parse)
          .toList();
    }
  }

  @Test
  void everyWordingMeansWhatItWasJudgedToMean() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Wording w : wordings()) {
      Optional<ReplyRow> row = TABLE.match(w.reply, w.context);
      String found = row.map(r -> r.finding().map(FindingId::id).orElse("-")).orElse("none");
      if (!found.equals(w.finding)) {
        wrong.add(w + " found " + found + " line " + row.map(ReplyRow::line).orElse(0));
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void noTwoRowsAskForTheSame() {
    Set<List<String>> seen = new HashSet<>();
    for (ReplyRow r : TABLE.rows()) {
      assertTrue(
          seen.add(List.of(r.code(), r.after(), r.product(), r.regex())), "line " + r.line());
    }
  }

  @Test
  void everyExpressionCompilesAndNestsNoQuantifiers() {
    Pattern nested = Pattern.compile("[^\\\\][*+]\\)[*+{]");
    for (ReplyRow r : TABLE.rows()) {
      Assertions.assertDoesNotThrow(() -> r.matches("x"), "line " + r.line());
      assertTrue(!nested.matcher(r.regex()).find(), "line " + r.line() + " " + r.regex());
    }
  }

  @Test
  void everyNoteHasItsSentenceAndEverySentenceItsRow() throws IOException {
    Properties words = new Properties();
    try (InputStream in =
            ReplyTable.class.getResourceAsStream("/org/ftpdiag/report/words/words_en.properties");
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      words.load(reader);
    }
    Set<String> used =
        TABLE.rows().stream()
            .flatMap(r -> r.note().stream())
            .map(n -> "note." + n)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        used,
        words.stringPropertyNames().stream()
            .filter(k -> k.startsWith("note."))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void rowsSayWhereTheirWordingComesFrom() {
    for (ReplyRow r : TABLE.rows()) {
      assertTrue(!r.source().isEmpty(), "line " + r.line());
      assertTrue(
          r.product().equals("*")
              || r.product().matches("[a-z0-9_-]+(\\.[0-9]+)?|filezilla-0\\.9"));
    }
  }

  @Test
  void everyRefusalOfEveryCommandIsJudged() {
    List<String> verbs =
        List.of(
                "greeting connect idle AUTH USER PASS ACCT SYST FEAT HELP STAT PWD CWD TYPE OPTS PBSZ"
                    .split(" "))
            .stream()
            .collect(Collectors.toCollection(ArrayList::new));
    verbs.addAll(
        List.of(
            ("PROT EPSV PASV EPRT PORT LIST MLSD NLST SIZE MDTM REST RETR STOR APPE STOU DELE RNFR"
                    + " RNTO MKD RMD QUIT NOOP CDUP MLST SITE ALLO ABOR HOST CLNT LANG XYZ")
                .split(" ")));
    for (String verb : verbs) {
      for (int code = 400; code < 600; code++) {
        Optional<ReplyRow> row = TABLE.match(Reply.of(code + " Zzz."), ReplyContext.after(verb));
        boolean farewell = verb.equals("QUIT") || verb.equals("ABOR");
        assertTrue(
            row.isPresent() && (farewell || row.get().finding().isPresent()), code + " " + verb);
      }
    }
  }

  @Test
  void successIsNothingToJudge() {
    for (String reply :
        List.of("220 Welcome, 50 users maximum", "230 Logged in", "331 Password?")) {
      assertEquals(Optional.empty(), TABLE.match(Reply.of(reply), ReplyContext.after("USER")));
    }
    assertEquals(
        Optional.empty(),
        TABLE.match(Reply.of("226 Directory send OK."), ReplyContext.after("LIST")));
  }

  @Test
  void theNameOfAFileSaysNothing() {
    List<String> names =
        List.of(
            ("/etc/ssl/a.pem|secure/a.zip|tls.txt|encrypt.log|quota.txt|ratio.csv|timeout.log"
                    + "|session resume.doc|user locked.txt|max users.txt|address book.csv|rest.sh"
                    + "|port list.txt|shutdown.log|maintenance/plan.pdf|log in first.txt|banned.txt"
                    + "|certificate required.pdf|password expired.txt|full disk space.txt"
                    + "|command unknown.txt|too many connections.txt|no such file.txt|busy.txt")
                .split("\\|"));
    for (String name : names) {
      means("550 " + name + ": No such file or directory", "RETR", "file-not-found");
      means("550 File '" + name + "' not found.", "SIZE", "file-not-found");
      means("550 Can't open " + name + ": No such file or directory", "RETR", "file-not-found");
      means("550 " + name + ": No such file or directory.", "CWD", "directory-missing");
      means("553 " + name + ": Permission denied.", "STOR", "permission-denied");
      means("550 \"" + name + "\": Access is denied.", "RETR", "permission-denied");
      means("550 " + name + ": Permission denied", "LIST", "list-denied");
      means("550 Could not delete " + name + ": Permission denied", "DELE", "delete-denied");
      means("550 " + name + ": File exists", "MKD", "permission-denied");
    }
  }

  private static void means(String reply, String after, String finding) {
    assertEquals(
        Optional.of(finding),
        TABLE
            .match(Reply.of(reply), ReplyContext.after(after))
            .flatMap(ReplyRow::finding)
            .map(FindingId::id),
        reply + " after " + after);
  }

  @Test
  void aRowIsOneObjectForAllThreads() throws Exception {
    List<String> lines = List.of("header", "550\t*\t*\tno\tno\tlist-denied\t\t\t");
    for (int round = 0; round < 200; round++) {
      ReplyTable table = ReplyTable.parse(lines);
      CyclicBarrier together = new CyclicBarrier(2);
      FutureTask<ReplyRow> other =
          new FutureTask<>(
              () -> {
                together.await();
                return table.rows().get(0);
              });
      new Thread(other, "other").start();
      together.await();
      ReplyRow mine = table.rows().get(0);
      assertSame(mine, other.get());
    }
  }

  @Test
  void hostileTextCostsLittleTime() {
    List<String> bricks =
        List.of(
            "x",
            " ",
            ": ",
            "User x: home directory ",
            "the maximum number ",
            "too many ",
            "ip ",
            "session ",
            "secure ",
            "anonymous not ",
            "\u20ac",
            "a(",
            "\\",
            "proto ",
            "control ");
    for (String brick : bricks) {
      String text = brick.repeat(100_000 / brick.length());
      for (String code : List.of("421 ", "425 ", "530 ", "550 ", "226 ")) {
        Reply reply = Reply.of(code + text);
        for (String verb : List.of("greeting", "USER", "PASS", "STOR", "LIST", "AUTH")) {
          CpuTime.assertWithin(
              Duration.ofSeconds(2),
              () -> TABLE.match(reply, ReplyContext.after(verb, Flag.ANONYMOUS)),
              code + brick + verb);
        }
      }
    }
  }

  @Test
  void aRowThatCannotBeReadIsAnError() {
    String header = "code\tafter\tproduct\ttext\tsample\tfinding\tsetting\tnote\tsource";
    for (String row :
        List.of(
            "530\tPASS\t*\tx\tx\tno-such-finding\t\t\tx",
            "530\tPASS\t*\tx",
            "5x0\tPASS\t*\tx\tx\tlogin-rejected\t\t\tx",
            "530\t@nothing\t*\tx\tx\tlogin-rejected\t\t\tx",
            "530\tPASS+sober\t*\tx\tx\tlogin-rejected\t\t\tx")) {
      assertThrows(
          IllegalArgumentException.class, () -> ReplyTable.parse(List.of(header, row)).rows(), row);
    }
  }
}
