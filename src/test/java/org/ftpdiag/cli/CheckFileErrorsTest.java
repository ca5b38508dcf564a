package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Check files that cannot be used: each error has its place, and nothing is sent. */
class CheckFileErrorsTest {
  private static final String SECRET = "s3cr3t-of-the-environment";

  @TempDir Path folder;
  private final RecordingConsole console = new RecordingConsole();

  private List<String> refused(String yaml) throws IOException {
    console.environment.put("SECRET", SECRET);
    console.environment.put("EMPTY", "");
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.configureBlocking(false);
      int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
      Path file =
          Files.writeString(folder.resolve("c.yaml"), yaml.replace("TARGET", "127.0.0.1:" + port));
      assertEquals(2, console.run("check", file.toString()), console.err() + console.out());
      assertNull(server.accept(), "something was sent");
    }
    assertEquals("", console.out());
    assertFalse(console.err().contains(SECRET), console.err());
    String name = folder.resolve("c.yaml") + ":";
    return console.err().lines().map(line -> line.replace(name, "")).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                        | 1:1: this is [...]; keys with values are allowed",
        "{}                                        | 1:1: no check stands here; write checks:",
        "checks:                                   | 1:1: checks has no value",
        "checks: []                                | 1:1: no check stands here",
        "checks: {target: TARGET}                       | 1:9: checks is {...} here; a list is allowed",
        "check: [{target: TARGET}]                      | 1:1: check is unknown here; did you mean checks?",
        "checks: [TARGET]                               | 1:10: this is 127.0.0.1",
        "checks: [{name: x}]                       | 1:10: target is missing here; it is needed",
        "checks: [{target: }]                      | 1:11: target has no value",
        "checks: [{target: TARGET, usr: x}]             | usr is unknown here; did you mean user?",
        "checks: [{target: TARGET, format: json}]       | format is unknown here; allowed are",
        "checks: [{target: TARGET, timeout: soon}]      | --timeout soon is no time",
        "checks: [{target: TARGET, tls: maybe}]         | --tls maybe is unknown: use one of auto, off",
        "checks: [{target: TARGET, active: yes}]        | active yes is unknown: use one of true, false",
        "checks: [{target: TARGET, tls: off, prot: P}]  | --tls off and --prot exclude each other",
        "checks: [{target: TARGET, user: a}]            | no password for a was found; write password-file: FILE",
        "checks: [{target: TARGET, user: a, password: '${EMPTY}'}] | this password is empty; set the variable",
        "checks: [{target: TARGET, password: '${SECRET}'}]         | a password stands here and no user",
        "checks: [{target: TARGET, user: a, password: x, password-file: f}] | password and password-file stand side by side",
        "checks: [{target: TARGET, user: a, password-file: /nonexistent}]   | there is no such file",
        "checks: [{target: 'TARGET:99999'}]             | 1:19: ",
        "checks: [{target: '${SECRET}@x y'}]       | 1:19: ",
        "checks: [{target: TARGET, user: '${SECRET}:x', password: x}] | --user ${SECRET}:x comes with a password",
        "checks: [{target: TARGET, timeout: '${SECRET}'}] | --timeout ${SECRET} is no time",
        "checks: [{target: TARGET, expect: 1}]          | this is 1; keys with values are allowed",
        "checks: [{target: TARGET, expect: {feaures: 1}}]         | feaures is unknown here; did you mean features?",
        "checks: [{target: TARGET, expect: {verdict: good}}]      | verdict is good; allowed are fail, pass, warn",
        "checks: [{target: TARGET, expect: {login: acepted}}]     | login is acepted, perhaps meant to be accepted",
        "checks: [{target: TARGET, expect: {tls: {min-version: 1.2}}}] | min-version is 1.2; allowed are SSLv3, TLSv1",
        "checks: [{target: TARGET, expect: {tls: {days-left: many}}}]  | days-left is many; a number from 0 to 36500",
        "checks: [{target: TARGET, expect: {server: {version: new}}}]  | version is new; a version is allowed",
        "checks: [{target: TARGET, expect: {findings: {forbid: [bounce-alowed]}}}] | perhaps meant to be bounce-allowed",
        "checks: [{target: TARGET, expect: {findings: {demand: [x]}}}] | demand is x; allowed are ftpdiag findings",
        "checks: [{target: TARGET, expect: {time: {logn: 2}}}]    | logn is unknown here; did you mean login?",
        "checks: [{target: TARGET, expect: {time: {total: 0}}}]   | total is 0; a number from 0.001 to 86400",
        "checks: [{target: TARGET, expect: {paths: [{kind: file}]}}]   | path is missing here",
        "checks: [{target: TARGET, expect: {paths: [{path: /a, kind: fil}]}}] | kind is fil, perhaps meant to be file",
        "checks: [{target: TARGET, expect: {paths: [{path: /a, newer-than: today}]}}] | newer-than is today; a time such as 90s",
        "checks: [{target: TARGET, expect: {paths: [{path: /a, sha256: abc}]}}] | sha256 is abc; 64 hexadecimal digits",
        "checks: [{target: TARGET, expect: {paths: [{path: /a, kind: absent, min-size: 1}]}}] | kind absent does not go with",
        "checks: [{target: TARGET, expect: {paths: [{path: /a}, {path: /a}]}}] | /a stands in line 1 already",
        "checks: [{target: TARGET, expect: {paths: [{path: \"a\\r\\nDELE b\"}]}}] | this path is empty or holds a line break",
      })
  void eachErrorHasItsPlaceAndSaysWhatIsAllowed(String yaml, String said) throws IOException {
    List<String> lines = refused(yaml);
    assertEquals(1, lines.size(), lines.toString());
    assertTrue(lines.get(0).contains(said), lines.get(0));
    assertTrue(lines.get(0).matches("\\d+:\\d+: .*[;:].*"), lines.get(0));
  }

  @Test
  void allErrorsAreSaidAtOnceAndInTheirOrder() throws IOException {
    String yaml =
        """
        defaults: {timout: 5}
        checks:
          - target: TARGET
            tls: maybe
          - target: TARGET
            expect: {tls: {trusted: perhaps}}
        """;
    List<String> lines = refused(yaml);
    assertEquals(3, lines.size(), lines.toString());
    assertTrue(lines.get(0).startsWith("1:12: timout"), lines.get(0));
    assertTrue(lines.get(1).startsWith("4:10: --tls maybe"), lines.get(1));
    assertTrue(lines.get(2).startsWith("6:29: trusted is perhaps"), lines.get(2));
  }

  @Test
  void aMonitoringSystemReadsThemFromStandardOutput() throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), "checks: 1\n");
    assertEquals(3, console.run("check", file.toString(), "--format", "nagios"));
    assertTrue(console.out().startsWith("FTP UNKNOWN - " + file + ":1:9: "), console.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "check                                 | try ftpdiag check --learn",
        "check /nonexistent/c.yaml             | there is no such file",
        "check x.yaml --parallel 0             | --parallel 0 is no number of checks at a time: use 1 to 256",
        "check x.yaml --parallel many          | --parallel many",
        "check x.yaml --tls off                | --tls is not read beside a check file",
        "check --learn h --format json         | --learn prints YAML: leave --format out",
        "check --learn                         | no server is named",
      })
  void wrongUseIsRefused(String line, String said) {
    assertEquals(2, console.run(line.strip().split(" +")));
    assertTrue(console.err().contains(said), console.err());
  }
}
