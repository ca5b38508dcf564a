package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
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
    RecordingConsole probe = new RecordingConsole();
    probe.run("demo", "login-rejected", "--format", "json");
    console.input = probe.out();
    assertEquals(2, console.run("explain"));
    assertTrue(console.err().contains("ftpdiag.report/1"), console.err());
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
        "explain a b                           | b",
      })
  void wrongUsageIsOneLine(String line, String named) {
    console.input = LOG;
    assertEquals(2, console.run(line.split(" +")));
    assertTrue(console.err().contains(named), console.err());
    assertEquals(1, console.err().lines().count(), console.err());
    assertEquals("", console.out());
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
