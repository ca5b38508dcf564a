package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {
  private static final String LOG =
      "220 (vsFTPd 3.0.5)\nUSER alice\n331 x\nPASS wonderland\n530 Login incorrect.\n";

  @TempDir Path folder;
  private final RecordingConsole console = new RecordingConsole();

  @Test
  void aLogIsPrintedWithItsMarginAndItsFindings() throws IOException {
    Path file = Files.writeString(folder.resolve("a.log"), LOG);
    assertEquals(1, console.run("explain", file.toString()));
    assertTrue(console.out().contains("   5  530 Login incorrect."), console.out());
    assertTrue(console.out().contains("login-rejected"), console.out());
    assertTrue(console.out().contains("PASS ****"), console.out());
    assertFalse(console.out().contains("wonderland"), console.out());
    assertFalse(console.out().contains("explain."), console.out());
    assertTrue(console.out().endsWith("exit 1\n"), console.out());
    assertEquals("", console.err());
  }

  @Test
  void standardInputIsReadAndTheSummaryHasNoLines() {
    console.input = LOG;
    assertEquals(1, console.run("explain", "--summary"));
    assertFalse(console.out().contains("   2  USER alice"), console.out());
    assertTrue(console.out().contains("line 5"), console.out());
  }

  @Test
  void quietIsTheVerdictAlone() {
    console.input = LOG;
    assertEquals(1, console.run("explain", "-q"));
    assertEquals(1, console.out().lines().count(), console.out());
    assertTrue(console.out().startsWith("fail: login-rejected: "), console.out());
  }

  @Test
  void theLastLineNamesTheCauseAndAWarningBesideItIsALine() {
    console.input = LOG;
    assertEquals(1, console.run("explain", "--summary"));
    List<String> lines = console.out().lines().toList();
    String last = lines.get(lines.size() - 1);
    assertTrue(
        last.startsWith(
            "fail: The server rejects the user name or the password (login-rejected); "),
        last);
    assertTrue(lines.stream().anyMatch(l -> l.endsWith(" password-in-clear")), console.out());
    assertFalse(console.out().contains("Ask for TLS"), console.out());
    RecordingConsole verbose = new RecordingConsole();
    verbose.input = LOG;
    assertEquals(1, verbose.run("explain", "--summary", "-v"));
    assertTrue(verbose.out().contains("Ask for TLS"), verbose.out());
  }

  @Test
  void moreReportsAreWrittenWhileItIsReadOnce() throws IOException {
    Path json = folder.resolve("a.json");
    Path text = folder.resolve("b.txt");
    console.input = LOG;
    assertEquals(
        1, console.run("explain", "-q", "--report", "json=" + json, "--report", "text=" + text));
    assertEquals(1, console.out().lines().count(), console.out());
    assertTrue(Files.readString(json).contains("\"root_cause\" : \"login-rejected\""));
    assertTrue(Files.readString(text).contains("530 Login incorrect."));
    try (var left = Files.list(folder)) {
      assertEquals(2, left.count(), "no unfinished file is left");
    }
  }

  @Test
  void whatIsNoLogLeavesNoReport() throws IOException {
    console.input = "Dear Alice,\nthank you for your letter.\n";
    assertEquals(2, console.run("explain", "--report", "json=" + folder.resolve("a.json")));
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  /** Manuals and programs name errors, too. */
  @Test
  void proseAndSourceCodeAreNoLogs() throws IOException {
    for (String file :
        List.of(
            "README.md",
            "CONTRIBUTING.md",
            "man/ftpdiag.1",
            "src/main/launcher/ftpdiag",
            "src/main/java/org/ftpdiag/explain/dialect/PythonDialect.java",
            "src/main/java/org/ftpdiag/explain/dialect/CurlDialect.java",
            "src/main/resources/org/ftpdiag/report/words/words_en.properties")) {
      RecordingConsole fresh = new RecordingConsole();
      assertEquals(2, fresh.run("explain", file), file + ": " + fresh.out());
      assertTrue(fresh.err().contains("is not a log"), fresh.err());
    }
  }

  @Test
  void aLogQuotedInALetterIsRead() {
    console.input = "# Cannot log in\n\n## What I see\n\n```\n" + LOG + "```\n\nPlease help.\n";
    assertEquals(1, console.run("explain", "-q"));
    assertTrue(console.out().startsWith("fail: login-rejected: "), console.out());
  }

  @Test
  void itsOwnJsonIsCalledByItsName() {
    RecordingConsole explained = new RecordingConsole();
    explained.input = LOG;
    explained.run("explain", "--format", "json");
    console.input = explained.out();
    assertEquals(2, console.run("explain"));
    assertTrue(console.err().contains("ftpdiag.explain/1"), console.err());
    assertEquals(1, console.err().lines().count(), console.err());
  }

  @Test
  void jsonHasTheLinesOfEveryFinding() {
    console.input = LOG;
    assertEquals(1, console.run("explain", "--format", "json", "-"));
    assertTrue(console.out().contains("\"schema\" : \"ftpdiag.explain/1\""), console.out());
    assertTrue(console.out().contains("\"root_cause\" : \"login-rejected\""), console.out());
    assertTrue(console.out().replaceAll("\\s", "").contains("\"lines\":[5]"), console.out());
    assertFalse(console.out().contains("wonderland"), console.out());
  }

  @Test
  void aHealthySessionExitsWithZero() {
    console.input = "220 x\nUSER anonymous\n331 x\nPASS a@b\n230 ok\nQUIT\n221 bye\n";
    assertEquals(0, console.run("explain", "-"));
    assertTrue(console.out().contains("no failure found in 1 session, "), console.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "explain /nonexistent/x.log            | no such file",
        "explain /                             | directory",
        "explain --dialect nonsense -          | filezilla",
        "explain --server nonsense -           | vsftpd",
        "explain --report xml=x -              | --report",
        "explain --session 0 -                 | --session",
        "explain --session 3 -                 | 1",
        "explain --since 25:00 -               | 25:00",
        "explain --until tomorrow -            | tomorrow",
        "explain --since 2026-03-12 --until 10:15 - | date",
        "explain --since 2026-03-12 -          | --since",
        "explain --follow --format json -      | --report",
        "explain --format html - /             | one by one",
        "explain --follow - /                  | one by one",
      })
  void wrongUsageIsOneLine(String line, String named) {
    console.input = LOG;
    assertEquals(2, console.run(line.split(" +")));
    assertTrue(console.err().contains(named), console.err());
    assertEquals(1, console.err().lines().count(), console.err());
    assertEquals("", console.out());
  }

  private static final String TWO =
      "10:00:00 > USER a\n10:00:00 < 331 x\n10:00:01 > PASS x\n10:00:01 < 530 Login incorrect.\n"
          + "11:00:00 < 220 ready\n11:00:00 > USER b\n11:00:00 < 331 x\n11:00:01 > PASS x\n"
          + "11:00:01 < 230 in\n11:00:02 > CWD /gone\n11:00:03 < 550 /gone: No such directory\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--session 1   | login-rejected    | directory-missing | 10:00:01 < 530 | 11:00:00 < 220",
        "--session 2   | directory-missing | login-rejected    | 11:00:03 < 550 | 10:00:01 < 530",
        "--since 10:30 | directory-missing | login-rejected    | 11:00:03 < 550 | 10:00:01 < 530",
        "--until 10:30 | login-rejected    | directory-missing | 10:00:01 < 530 | 11:00:00 < 220",
      })
  void aPartOfALogIsExplained(
      String options, String found, String other, String shown, String hidden) {
    console.input = TWO;
    assertEquals(1, console.run(("explain - " + options).split(" ")), console.err());
    assertTrue(console.out().contains("(" + found + ")"), console.out());
    assertTrue(console.out().contains(shown), console.out());
    assertFalse(console.out().contains(other) || console.out().contains(hidden), console.out());
  }

  @Test
  void whatIsAwaitedWhereTheReaderCutsTheLogMayHaveCome() {
    console.input =
        "10:00:00 < 220 ready\n10:00:00 > USER a\n10:00:00 < 331 x\n10:00:00 > PASS x\n"
            + "10:00:00 < 230 in\n10:00:01 > PASV\n10:00:01 < 227 Entering (203,0,113,5,156,64)\n"
            + "10:00:01 > LIST\n10:00:02 < 150 here\n10:00:02 < 226 done\n";
    console.run("explain", "-", "--until", "10:00:01");
    assertFalse(console.out().contains("passive-port-blocked"), console.out());
  }

  @Test
  void aTimeInWhichNothingIsLoggedIsRefused() {
    console.input = TWO;
    assertEquals(2, console.run("explain", "-", "--since", "12:00"));
    assertTrue(console.err().contains("--since"), console.err());
  }

  @Test
  void severalLogsAreExplainedOneAfterTheOther() throws IOException {
    Path first = Files.writeString(folder.resolve("a.log"), LOG);
    Path second = Files.writeString(folder.resolve("b.log"), TWO);
    String none = folder.resolve("none.log").toString();
    int exit = console.run("explain", "--summary", first.toString(), none, second.toString());
    assertEquals(2, exit);
    assertTrue(console.err().contains("none.log"), console.err());
    assertEquals(2, console.out().lines().filter(l -> l.startsWith("fail: ")).count());
    assertTrue(console.out().indexOf("a.log") < console.out().indexOf("b.log"), console.out());
    RecordingConsole json = new RecordingConsole();
    assertEquals(1, json.run("explain", "--format", "json", first.toString(), second.toString()));
    assertEquals(2, json.out().split("ftpdiag.explain/1", -1).length - 1, json.out());
  }

  @Test
  void verboseNamesTheLinesThatTellTheDialect() {
    console.input = TWO;
    console.run("explain", "-", "-v");
    assertTrue(console.out().contains("recognised by its lines 1, 2, 3"), console.out());
  }

  @Test
  @Timeout(30)
  void aLogThatGrowsIsToldOfAtOnceUntilItIsInterrupted() throws IOException {
    Path log = Files.writeString(folder.resolve("a.log"), TWO);
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    OutputStream out =
        new OutputStream() {
          private boolean grown;

          @Override
          public void write(int b) {
            shown.write(b);
          }

          @Override
          public void flush() throws IOException {
            String text = shown.toString(StandardCharsets.UTF_8);
            if (!grown && text.contains("login-rejected")) {
              grown = true;
              Files.writeString(log, TWO, StandardOpenOption.APPEND);
            } else if (text.split("login-rejected", -1).length > 2) {
              new Thread(console.interruption::raise).start();
            }
          }
        };
    int exit = console.runInto(out, "explain", "--follow", log.toString());
    console.interruption.over();
    String text = shown.toString(StandardCharsets.UTF_8);
    assertEquals(130, exit, text);
    assertTrue(text.contains("(directory-missing)"), text);
    assertTrue(text.indexOf("  16  ") < text.indexOf("Means"), text);
    assertTrue(text.contains("4 of 4 sessions failed, 22 lines"), text);
  }

  @Test
  void whatIsNoLogIsNotQuoted() {
    console.input = "Dear Sir,\n\u001b[2Jplease find enclosed\n";
    assertEquals(2, console.run("explain"));
    assertTrue(console.err().contains("not a log"), console.err());
    assertFalse(console.err().contains("Dear Sir"), console.err());
    assertEquals("", console.out());
    assertEquals(2, new RecordingConsole().run("explain"));
  }

  @Test
  void theHelpNamesItsOptions() {
    assertEquals(0, console.run("explain", "--help"));
    for (String option : new String[] {"--summary", "--server", "--dialect", "--format"}) {
      assertTrue(console.out().contains(option), console.out());
    }
  }

  @Test
  void aPageShowsTheLogWithWhatItsLinesMean() throws IOException {
    Path log = folder.resolve("curl<b>.log");
    Files.writeString(
        log, "< 220 (vsFTPd 3.0.3)\n> USER a\n< 331 x\n> PASS secret\n< 530 <i>no</i> ~~~~\n");
    RecordingConsole html = new RecordingConsole();
    assertEquals(1, html.run("explain", "--format", "html", log.toString()), html.err());
    assertTrue(html.out().contains("530 &lt;i&gt;no&lt;/i&gt;"), html.out());
    assertFalse(html.out().contains("<i>no</i>") || html.out().contains("curl<b>"), html.out());
    assertTrue(html.out().contains("class=\"closing\""), html.out());
    RecordingConsole markdown = new RecordingConsole();
    assertEquals(1, markdown.run("explain", "--format", "markdown", log.toString()));
    assertTrue(markdown.out().contains("5  < 530 <i>no</i> ~~~~"), markdown.out());
    assertTrue(markdown.out().contains("`login-rejected`"), markdown.out());
    for (RecordingConsole console : List.of(html, markdown)) {
      assertFalse(console.out().contains("secret"), console.out());
    }
  }
}
