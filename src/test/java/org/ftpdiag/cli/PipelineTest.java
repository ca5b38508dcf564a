package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the programs of pipelines call it. */
class PipelineTest {
  @TempDir Path folder;
  private final RecordingConsole console = new RecordingConsole();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "demo healthy                         | 0 | FTP OK - 127.0.0.1:",
        "demo healthy --warning 0.000001      | 1 | FTP WARNING - ",
        "demo greeting-mangled                | 1 | FTP WARNING - ",
        "demo login-rejected --fail-on never  | 2 | FTP CRITICAL - ",
        "demo healthy --critical 0.000001     | 2 | FTP CRITICAL - ",
        "demo no-such-scenario                | 3 | FTP UNKNOWN - ",
        "ftp.example.com --no-such-option     | 3 | FTP UNKNOWN - ",
        "ftp.example.com --warning soon       | 3 | FTP UNKNOWN - ",
      })
  void nagiosHasExitCodesOfItsOwn(String line, int exit, String begins) {
    assertEquals(exit, console.run((line + " --format nagios").split(" +")), console.err());
    assertTrue(console.out().startsWith(begins), console.out() + console.err());
  }

  @Test
  void githubGetsThePageOfTheRun() throws IOException {
    Path page = Files.writeString(folder.resolve("summary"), "before\n");
    console.environment.put("GITHUB_STEP_SUMMARY", page.toString());
    assertEquals(1, console.run("demo", "login-rejected", "--format", "github"));
    assertTrue(console.out().startsWith("::error title="), console.out());
    String shown = Files.readString(page);
    assertTrue(shown.startsWith("before\n# ftpdiag 127.0.0.1:"), shown);
    assertTrue(shown.contains("`login-rejected`"), shown);
  }

  @Test
  void everyFormatIsWrittenBesideTheReport() throws IOException {
    Path xml = folder.resolve("a.xml");
    Path metrics = folder.resolve("a.prom");
    String[] args = {
      "demo",
      "login-rejected",
      "-q",
      "--report",
      "junit=" + xml,
      "--report",
      "prometheus=" + metrics
    };
    assertEquals(1, console.run(args), console.err());
    assertTrue(Files.readString(xml).contains("<failure type=\"login-rejected\""));
    assertTrue(Files.readString(metrics).contains("\nftpdiag_success{target=\"127.0.0.1:"));
  }

  @Test
  void aLogIsNotExplainedInThem() {
    console.input = "530 Login incorrect.\n";
    assertEquals(2, console.run("explain", "--format", "junit"));
    assertTrue(console.err().contains("text, json, markdown, html"), console.err());
  }
}
