package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ftpdiag.demo.DemoCertificates;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.report.SchemaCheck;
import org.ftpdiag.report.run.Format;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks of the demo's servers, written by hand and learned. */
class CheckCommandTest {
  private static final String PASSWORD = "demo-pass";

  @TempDir Path folder;
  private final RecordingConsole console = new RecordingConsole();
  private Path authority;

  @BeforeEach
  void writeAuthority() throws IOException, CertificateEncodingException {
    byte[] der = DemoCertificates.authority().getEncoded();
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    authority = folder.resolve("ca.pem");
    Files.writeString(
        authority, "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
  }

  private static String target(DemoServer server) {
    String host = server.address().getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + server.address().getPort();
  }

  private static Scenario bent(String script) throws IOException {
    return Scenario.parse("bent", new StringReader(script.replace("\\n", "\n")));
  }

  /** What failed, by the names of the expectations. */
  private Set<String> failing(Path file) throws IOException {
    RecordingConsole fresh = new RecordingConsole();
    fresh.environment.put("FTPDIAG_PASSWORD", PASSWORD);
    int exit = fresh.run("check", file.toString(), "--format", "json");
    assertEquals("", fresh.err());
    assertEquals(List.of(), SchemaCheck.breaches("check", fresh.out()));
    Set<String> failed = new TreeSet<>();
    JsonNode checks = new ObjectMapper().readTree(fresh.out()).get("checks");
    for (JsonNode expectation : checks.get(0).get("expectations")) {
      if (expectation.get("status").asText().equals("failed")) {
        String subject = expectation.get("subject").asText("");
        boolean feature = expectation.get("id").asText().equals("features.present");
        failed.add(expectation.get("id").asText() + (feature ? " " + subject : ""));
      }
    }
    assertEquals(failed.isEmpty() ? 0 : 1, exit, fresh.out());
    return failed;
  }

  private Path learn(DemoServer server, String... options) throws IOException {
    RecordingConsole fresh = new RecordingConsole();
    fresh.environment.put("FTPDIAG_PASSWORD", PASSWORD);
    Stream<String> args =
        Stream.concat(
            Stream.of("check", "--learn", target(server), "--ca", authority.toString()),
            Stream.of(options));
    assertEquals(0, fresh.run(args.toArray(String[]::new)), fresh.err());
    assertFalse(fresh.out().contains(PASSWORD), fresh.out());
    return Files.writeString(folder.resolve("learned.yaml"), fresh.out());
  }

  static Stream<String> sound() {
    return Scenario.names().stream()
        .filter(name -> Scenario.load(name).expect().isEmpty())
        .filter(name -> !name.contains("slow"))
        // A play for these counts the sessions of one probe, and is over with it.
        .filter(
            name ->
                Scenario.load(name).args().stream().noneMatch(Set.of("limits", "idle")::contains))
        .filter(name -> Scenario.load(name).args().stream().noneMatch(a -> a.equals("--put")));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void whatWasLearnedHolds(String name) throws IOException {
    Scenario scenario = Scenario.load(name);
    try (DemoServer server = DemoServer.start(scenario)) {
      Path file = learn(server, scenario.args().toArray(new String[0]));
      assertEquals(Set.of(), failing(file), Files.readString(file));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "greeting -> 220 (vsFTPd 3.0.5)             | greeting -> 220 (vsFTPd 3.0.3)      | server.version",
        "greeting -> 220 (vsFTPd 3.0.5)             | greeting -> 220 (vsFTPd 3.0.6)      | none",
        "greeting -> 220 ProFTPD 1.3.8 Server ready | greeting -> 220 ready               | server.product server.version",
        "cert: valid                                | cert: expiring                      | tls.days-left",
        "cert: valid                                | cert: other-name                    | tls.trusted",
        "cert: valid                                | cert: untrusted                     | tls.trusted",
        "tls: explicit                              | tls: none                           | tls.required tls.min-version tls.trusted tls.days-left tls.data-resumed",
        "cert: valid                                | EPSV -> 500 Unknown command.        | none",
        "tls: none                                  | tls: none\\n\\nPASV -> 227 Entering Passive Mode (10,0,0,5,{p1},{p2})\\nEPSV -> 500 Unknown. | verdict",
        "tls: none                                  | tls: none\\n\\nLIST -> 550 Permission denied.    | verdict",
      })
  void oneThingThatChangesFailsItsExpectation(String before, String after, String failing)
      throws IOException {
    Path file;
    String learned;
    try (DemoServer server = DemoServer.start(bent(before))) {
      file = learn(server);
      learned = target(server);
      assertEquals(Set.of(), failing(file), Files.readString(file));
    }
    try (DemoServer server = DemoServer.start(bent(after))) {
      Files.writeString(file, Files.readString(file).replace(learned, target(server)));
      Set<String> expected =
          new TreeSet<>(List.of(failing.replace('_', ' ').split("(?<!present) ")));
      assertEquals(failing.equals("none") ? Set.of() : expected, failing(file));
    }
  }

  @Test
  void aNamedUserIsLearnedWithAReferenceToThePassword() throws IOException {
    try (DemoServer server = DemoServer.start(Scenario.load("healthy"))) {
      Path file = learn(server, "-u", "demo", "--timeout", "7");
      String text = Files.readString(file);
      assertTrue(text.contains("\n  user: demo\n"), text);
      assertTrue(text.contains("\n  timeout: 7\n"), text);
      assertTrue(text.contains("\n  password: ${FTPDIAG_PASSWORD}\n"), text);
      assertEquals(Set.of(), failing(file));
    }
  }

  @Test
  void aLoginThatStopsWorkingFailsAndNotTheVerdict() throws IOException {
    Path file;
    String learned;
    try (DemoServer server = DemoServer.start(bent("user: demo"))) {
      file = learn(server, "-u", "demo");
      learned = target(server);
    }
    try (DemoServer server = DemoServer.start(bent("user: other"))) {
      Files.writeString(file, Files.readString(file).replace(learned, target(server)));
      Set<String> failed = failing(file);
      assertTrue(failed.contains("login"), failed.toString());
      assertFalse(failed.contains("verdict"), failed.toString());
    }
  }

  private Path several(DemoServer good, DemoServer bad) throws IOException {
    String yaml =
        """
        defaults: {ca: %s, timeout: 5}
        checks:
          - name: sound
            target: %s
            user: demo
            password: ${DROP_PASSWORD}
            expect: {login: accepted, tls: {required: true}, time: {total: 60}}
          - name: "<b>|a# 50%%"
            target: %s
            user: demo
            password: ${DROP_PASSWORD}
            expect: {login: accepted, findings: {demand: [login-rejected], allow: [login-slow]}}
        """
            .formatted(authority, target(good), target(bad));
    console.environment.put("DROP_PASSWORD", PASSWORD);
    return Files.writeString(folder.resolve("several.yaml"), yaml);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyFormatTellsAllOutcomesAndNoSecret(Format format) throws IOException {
    try (DemoServer good = DemoServer.start(Scenario.load("healthy"));
        DemoServer bad = DemoServer.start(bent("user: other"))) {
      Path file = several(good, bad);
      Path report = folder.resolve("report");
      String[] args = {
        "check", file.toString(), "--format", format.id(), "--report", format.id() + "=" + report
      };
      int exit = console.run(args);
      assertEquals(format == Format.NAGIOS ? 2 : 1, exit, console.err());
      assertFalse((console.out() + console.err()).contains(PASSWORD), console.out());
      assertFalse(Files.readString(report).contains(PASSWORD));
      assertTrue(Files.readString(report).contains("login"), console.out());
      if (format != Format.GITHUB) {
        int sound = console.out().indexOf("sound");
        int other = console.out().indexOf("50%");
        assertTrue(sound >= 0 && other > sound || format == Format.NAGIOS, console.out());
      }
    }
  }

  private static final String HELLO_SHA256 = sha256("Hello from the ftpdiag demo server.\n");

  private static String sha256(String text) {
    try {
      byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes());
      return java.util.HexFormat.of().formatHex(digest);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{path: /pub}                                                 | none",
        "{path: /pub, kind: directory, min-entries: 4, max-entries: 4} | none",
        "{path: /pub, kind: directory, max-entries: 3}                 | paths.entries",
        "{path: /pub, min-entries: 5}                                  | paths.entries",
        "{path: /pub, kind: file}                                      | paths.kind",
        "{path: /gone, kind: absent}                                   | none",
        "{path: /hello.txt, kind: absent}                              | paths.kind",
        "{path: /gone, kind: file}                                     | paths.kind",
        "{path: /gone}                                                 | paths.kind",
        "{path: /gone, min-size: 1}                                    | paths.size",
        "{path: /hello.txt, kind: file, min-size: 36, max-size: 36}    | none",
        "{path: /hello.txt, min-size: 37}                              | paths.size",
        "{path: /hello.txt, max-size: 35}                              | paths.size",
        "{path: /hello.txt, contains: 'ftpdiag demo'}                  | none",
        "{path: /hello.txt, contains: 'ftpdiag demon'}                 | paths.contains",
        "{path: /hello.txt, contains: '${DROP_PASSWORD}'}              | paths.contains",
        "{path: /hello.txt, sha256: HELLO}                             | none",
        "{path: /pub/README, sha256: HELLO}                            | paths.sha256",
        "{path: /hello.txt, newer-than: 9999d}                         | none",
      })
  void pathsAreLookedAt(String item, String failing) throws IOException {
    for (String script : List.of("tls: none", "tls: none\n\nMLST -> 500 Unknown command.\n")) {
      try (DemoServer server = DemoServer.start(bent(script))) {
        String yaml =
            "checks: [{target: '"
                + target(server)
                + "', tls: off, expect: {paths: ["
                + item
                + "]}}]";
        Path file =
            Files.writeString(folder.resolve("paths.yaml"), yaml.replace("HELLO", HELLO_SHA256));
        RecordingConsole fresh = new RecordingConsole();
        fresh.environment.put("DROP_PASSWORD", PASSWORD);
        int exit = fresh.run("check", file.toString(), "--format", "json");
        assertEquals(failing.equals("none") ? 0 : 1, exit, fresh.out() + fresh.err());
        assertFalse(fresh.out().contains(PASSWORD), fresh.out());
        JsonNode check = new ObjectMapper().readTree(fresh.out()).get("checks").get(0);
        assertEquals("pass", check.get("verdict").asText(), fresh.out());
        for (JsonNode expectation : check.get("expectations")) {
          boolean failed = expectation.get("id").asText().equals(failing);
          assertEquals(failed ? "failed" : "passed", expectation.get("status").asText());
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type=dir;perm=cdeflmp;    | /pub | writable: true  | 0 | can be written",
        "type=dir;perm=el;         | /pub | writable: true  | 1 | cannot be written",
        "type=dir;perm=el;         | /pub | writable: false | 0 | cannot be written",
        "type=file;UNIX.mode=0444; | /f   | writable: false | 0 | cannot be written",
        "type=file;UNIX.mode=0644; | /f   | writable: false | 1 | not known",
        "type=file;modify=20200101000000; | /f | newer-than: 24h | 1 | changed 2020-01-01",
      })
  void factsTellWhoMayWrite(String facts, String path, String key, int exit, String seen)
      throws IOException {
    String script =
        "tls: none\n\nMLST -> 250-Listing\n     " + facts + " " + path + "\n    250 End\n";
    try (DemoServer server = DemoServer.start(bent(script))) {
      String yaml =
          "checks: [{target: '%s', tls: off, expect: {paths: [{path: %s, %s}]}}]"
              .formatted(target(server), path, key);
      Path file = Files.writeString(folder.resolve("facts.yaml"), yaml);
      assertEquals(exit, console.run("check", file.toString()), console.out() + console.err());
      String said = console.out().replaceAll("\\s+", " ");
      assertTrue(said.contains(seen), said);
    }
  }

  @Test
  void twoChecksOfOneNameAreTold() throws IOException {
    try (DemoServer server = DemoServer.start(Scenario.load("healthy"))) {
      String target = target(server);
      Path file =
          Files.writeString(
              folder.resolve("twins.yaml"),
              "checks: [{target: '"
                  + target
                  + "', tls: off}, {target: '"
                  + target
                  + "', tls: off}]");
      assertEquals(0, console.run("check", file.toString()), console.out());
      assertTrue(console.out().contains(target + " (2)"), console.out());
      assertTrue(console.out().contains("2 checks: 2 passed, 0 failed"), console.out());
    }
  }

  @Test
  void aCheckIsRetriedUntilItHolds() throws IOException {
    String script = "tls: none\n\ngreeting [1] -> 421 Not yet.\n";
    try (DemoServer server = DemoServer.start(bent(script))) {
      Path file =
          Files.writeString(
              folder.resolve("retry.yaml"),
              "checks: [{target: '" + target(server) + "', tls: off, retry-for: 30}]");
      assertEquals(0, console.run("check", file.toString(), "--format", "json"), console.out());
      assertTrue(console.out().contains("\"attempts\" : 2"), console.out());
    }
  }

  /** Ctrl-C before anything began: every check is reported as not finished. */
  @Test
  void anInterruptionEndsWithTheReport() throws IOException {
    try (DemoServer server = DemoServer.start(Scenario.load("healthy"))) {
      Path file =
          Files.writeString(
              folder.resolve("cut.yaml"), "checks: [{target: '" + target(server) + "'}]");
      console.interruption.stopWith(console.interruption::over);
      console.interruption.raise();
      assertEquals(130, console.run("check", file.toString()), console.out());
      assertTrue(console.out().contains("1 not finished"), console.out());
    }
  }

  @Test
  void standardInputIsAFileToo() throws IOException {
    try (DemoServer server = DemoServer.start(Scenario.load("healthy"))) {
      console.input = "checks: [{target: '" + target(server) + "', tls: off}]";
      assertEquals(0, console.run("check", "-", "-q"), console.err());
      assertEquals(1, console.out().lines().count(), console.out());
    }
  }
}
