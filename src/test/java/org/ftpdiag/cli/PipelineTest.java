package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

  @ParameterizedTest
  @CsvSource({
    "healthy, 0",
    "service-unavailable, 22",
    "login-rejected, 24",
    "passive-address-private, 26",
    "list-denied, 27"
  })
  void theExitCodeTellsTheStep(String scenario, int exit) {
    assertEquals(exit, console.run("demo", scenario, "--exit-by", "step", "--format", "json"));
    assertTrue(console.out().contains("\"exit_code\" : " + exit), console.out());
  }

  @Test
  @Timeout(30)
  void aServerThatComesUpIsWaitedFor() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    // It comes up as soon as it is said that it is not there.
    AtomicReference<Thread> server = new AtomicReference<>();
    console.errors =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void flush() {
            if (toString(StandardCharsets.UTF_8).contains("probing again in 1 s")) {
              server.compareAndSet(null, greeter(port));
            }
          }
        };
    int exit = console.run("127.0.0.1:" + port, "--retry-for", "20", "--until", "greeting");
    assertEquals(0, exit, console.out());
    assertTrue(console.out().contains("220 ready"), console.out());
  }

  private static Thread greeter(int port) {
    Thread thread =
        new Thread(
            () -> {
              try (ServerSocket listening =
                      new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                  Socket client = listening.accept()) {
                client.getOutputStream().write("220 ready\r\n".getBytes(StandardCharsets.UTF_8));
                client.getInputStream().read(new byte[100]);
                client.getOutputStream().write("221 bye\r\n".getBytes(StandardCharsets.UTF_8));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Test
  void theLastOfSeveralAttemptsIsReported() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    String[] args = {"127.0.0.1:" + port, "--retry-for", "1.5", "--exit-by", "step"};
    assertEquals(21, console.run(args));
    assertTrue(console.out().endsWith("exit 21\n"), console.out());
    assertEquals(1, console.err().lines().count(), console.err());
  }

  @ParameterizedTest
  @CsvSource({
    "--until dinner, --until",
    "--exit-by mood, --exit-by",
    "--certificate-days soon, 9999",
    "--retry-for 0, --retry-for"
  })
  void whatCannotBeMeantIsRefused(String option, String named) {
    assertEquals(2, console.run(("ftp.example.com " + option).split(" ")));
    assertTrue(console.err().contains(named), console.err());
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
