package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ExporterCommandTest {
  @TempDir Path folder;
  private final RecordingConsole console = new RecordingConsole();

  private Path config(String yaml) throws IOException {
    return Files.writeString(folder.resolve("ftpdiag.yml"), yaml);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|1:1|modules is missing",
        "modules: 5|1:10|this is 5",
        "modules: {m: {alow: [x]}}|1:15|did you mean allow?",
        "modules: {m: {allow: ['*']}}|1:23|* is no target",
        "modules: {m: {allow: ['10.0.0.0/40']}}|1:23|10.0.0.0/40 is no target",
        "modules: {m: {timeout: soon}}|1:15|--timeout soon is no time",
        "modules: {m: {tls: perhaps}}|1:15|--tls perhaps",
        "modules: {m: {fail-on: bad}}|1:24|fail-on is bad",
        "modules: {m: {password: '${NOWHERE}'}}|1:25|no variable NOWHERE",
        "modules: {m: {password-file: /nonexistent, user: bob}}|1:14|--password-file",
        "{modules: {}, web: {basic-auth: {user: u}}}|1:33|password-file is missing",
        "{modules: {}, web: {tls: {key: k}}}|1:26|certificate is missing",
        "{modules: {}, web: {tls: {certificate: /nonexistent}}}|1:40|certificate",
        "{modules: {}, limits: {probes: 0}}|1:32|a number from 1 to 10000",
        "{modules: {}, weeb: {}}|1:15|did you mean web?",
      })
  void whatIsWrongIsSaidWithItsPlace(String yaml, String place, String words) throws IOException {
    Path file = config(yaml);
    assertEquals(2, console.run("exporter", "--config", file.toString()));
    String said = console.err();
    assertTrue(said.startsWith(file + ":" + place + ": "), said);
    assertTrue(said.contains(words), said);
  }

  @Test
  void everythingIsSaidAtOnce() throws IOException {
    Path file = config("modules: {a: {x: 1}, b: {y: 2}}\nelse: 3\n");
    assertEquals(2, console.run("exporter", "--config", file.toString()));
    assertEquals(3, console.err().lines().count(), console.err());
  }

  @ParameterizedTest
  @CsvSource({"9221", "127.0.0.1:x", "127.0.0.1:70000", "':'"})
  void anAddressThatCannotBeMeantIsRefused(String address) throws IOException {
    Path file = config("modules: {}");
    assertEquals(2, console.run("exporter", "--config", file.toString(), "--listen", address));
    assertTrue(console.err().contains("--listen"), console.err());
  }

  @Test
  void itNeedsAConfiguration() {
    assertEquals(2, console.run("exporter"));
    assertTrue(console.err().contains("--config FILE"), console.err());
  }

  @Test
  void aModuleHasTheOptionsOfAProbe() throws Exception {
    console.environment.put("DROP_PASSWORD", "hunter2-of-the-drop");
    Path file =
        config(
            "modules:\n"
                + "  drop: {allow: [127.0.0.0/8], tls: 'off', user: alice, password:"
                + " '${DROP_PASSWORD}', until: login}\n"
                + "web: {basic-auth: {user: prom, password: scrape}}\n");
    try (DemoServer server = DemoServer.start(Scenario.load("login-rejected"));
        RunningExporter exporter = new RunningExporter(console, file)) {
      InetSocketAddress at = server.address();
      String target = "probe?module=drop&target=" + at.getAddress().getHostAddress() + ":";
      assertEquals(401, exporter.get(target + at.getPort(), "prom:wrong").statusCode());
      HttpResponse<String> answer = exporter.get(target + at.getPort(), "prom:scrape");
      assertEquals(200, answer.statusCode());
      assertTrue(answer.body().contains("id=\"login-rejected\""), answer.body());
      assertFalse(answer.body().contains("hunter2"), answer.body());
      HttpResponse<String> other =
          exporter.get("probe?module=drop&target=eve@127.0.0.1", "prom:scrape");
      assertEquals(400, other.statusCode());
      assertTrue(other.body().contains("the module does"), other.body());
      assertFalse(exporter.said().contains("hunter2"), exporter.said());
      console.interruption.raise();
      assertEquals(130, exporter.exit());
    }
  }

  /** Whoever asks for a stranger's server does not make this machine open a file. */
  @Test
  void nothingIsReadForATargetThatIsNotAllowed() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "hunter2-of-the-drop\n");
    Path file =
        config(
            "modules:\n  default: {allow: [127.0.0.2], user: alice, password-file: '"
                + password
                + "'}\n");
    try (RunningExporter exporter = new RunningExporter(console, file)) {
      Files.delete(password);
      assertEquals(400, exporter.get("probe?target=127.0.0.2", "a:b").statusCode());
      for (String target : List.of("127.0.0.1", "ftps://127.0.0.1", "ftp://eve@127.0.0.1:2121")) {
        HttpResponse<String> answer = exporter.get("probe?target=" + target, "a:b");
        assertEquals(403, answer.statusCode(), target);
        assertFalse(answer.body().contains("password"), answer.body());
      }
    }
  }

  @Test
  void expectationsAreThoseOfCheckFiles() throws Exception {
    Path file =
        config(
            "modules:\n  default:\n    allow: [127.0.0.0/8]\n    tls: 'off'\n"
                + "    expect: {verdict: fail, findings: {demand: [passive-disabled], forbid:"
                + " [bounce-allowed]}}\n");
    try (DemoServer server = DemoServer.start(Scenario.load("passive-disabled"));
        RunningExporter exporter = new RunningExporter(console, file)) {
      InetSocketAddress at = server.address();
      String answer =
          exporter
              .get("probe?target=" + at.getAddress().getHostAddress() + ":" + at.getPort(), "a:b")
              .body();
      assertTrue(answer.matches("(?s).*ftpdiag_success[{][^}]*[}] 0\n.*"), answer);
      assertTrue(
          answer.matches(
              "(?s).*ftpdiag_expectation_success[{][^}]*demand\",subject=\"passive-disabled\"[}]"
                  + " 1\n.*"),
          answer);
      // The listing that bounce is tried after did not come: what nobody saw is no good news.
      assertTrue(
          answer.matches(
              "(?s).*ftpdiag_expectation_success[{][^}]*forbid\",subject=\"bounce-allowed\"[}]"
                  + " 0\n.*"),
          answer);
    }
  }

  @Test
  void whatCameFromTheEnvironmentIsInNoError() throws IOException {
    console.environment.put("SECRET", "hunter2-of-the-drop");
    Path file = config("modules: {m: {timeout: '${SECRET}'}, n: {tls: '${SECRET}'}}");
    assertEquals(2, console.run("exporter", "--config", file.toString()));
    assertFalse(console.err().contains("hunter2"), console.err());
    assertTrue(console.err().contains("${SECRET}"), console.err());
  }

  @Test
  void aTargetThatCannotBeReadIsRefusedInWords() throws Exception {
    Path file = config("modules: {default: {allow: [127.0.0.1], tls: 'off'}}\n");
    try (RunningExporter exporter = new RunningExporter(console, file)) {
      for (String target : new String[] {"a%0d%0aDELE%20x", "127.0.0.1:99999999", "-x"}) {
        HttpResponse<String> answer = exporter.get("probe?target=" + target, "a:b");
        assertEquals(400, answer.statusCode(), target);
        assertFalse(answer.body().isBlank(), target);
        assertFalse(answer.body().contains("internal error"), answer.body());
      }
    }
  }
}
