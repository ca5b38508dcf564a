package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    assertTrue(console.out().startsWith("fail: 1 of 1 session failed, "), console.out());
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
        "explain --report json=x -             | --report",
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
}
