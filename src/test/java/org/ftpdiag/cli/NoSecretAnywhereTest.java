package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One known password thrown at every command, format and error: it is in nothing that is printed.
 */
class NoSecretAnywhereTest {
  private static final String SECRET = "Tr0ub4d\u00f6r&3";

  /** What is left of it in every encoding. */
  private static final String CORE = "Tr0ub4d";

  // {S} in UTF-8 and {L} in ISO-8859-1: a server that has got the password says it wherever it can.
  private static final String ECHOING =
      """
      user: demo
      password: {S}
      client-password: {S}
      tls: none

      connect [2-] -> 220 Welcome back, {S}.
      PASS -> 230-Your password {L} is \\xff\\x0f wrong? {S}
          \\x20 TR0UB4D\u00d6R&3 Tr0ub4d%C3%B6r%263 Tr0ub4d?r&3
          230 Logged in with {L}.
      SYST +logged-in -> 215 UNIX {L}
      FEAT +logged-in -> 211-Features of {S}
          \\x20{S}
          211 End {L}
      PWD +logged-in -> 257 "/{S}" is it
      HELP|STAT|CLNT|OPTS|NOOP +logged-in -> 214 {L}
      EPSV -> 500 {S} unknown
      PASV -> 227 {L} (127,0,0,1,{p1},{p2})
      LIST -> 150 {L}
          !listing -rw-r--r-- 1 ftp ftp 12 Jan 01 00:00 {S}
          !listing -rw-r--r-- 1 ftp ftp 12 Jan 01 00:00 {L}.txt
          !listing no entry {L} at all
          !listing {S}
      QUIT -> 221 Bye {L}
      """;

  private static final String REFUSING =
      """
      user: demo
      password: other
      client-password: {S}
      tls: none

      PASS -> 530-{L}
          530 Not {S}, nor {L}.
      """;

  /** A reply that never ends: what has come of it is shown. */
  private static final String BREAKING =
      """
      user: demo
      password: {S}
      client-password: {S}
      tls: none

      PWD|SYST|FEAT +logged-in -> 257-{L}
          it was {S} \\xe9
          !close
      """;

  @TempDir Path folder;

  private static String filled(String script) {
    return script
        .stripIndent()
        .replace("{S}", SECRET)
        .replace("{L}", SECRET.replace("\u00f6", "\\xf6"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"echoing", "refusing", "breaking"})
  void theServerSaysItWhereverItCan(String name) throws IOException {
    String script =
        name.equals("echoing") ? ECHOING : name.equals("refusing") ? REFUSING : BREAKING;
    Path password = Files.writeString(folder.resolve("pw"), SECRET + "\n");
    Scenario scenario = Scenario.parse("test", new StringReader(filled(script)));
    for (List<String> options :
        List.of(
            List.<String>of(),
            List.of("-v"),
            List.of("-q"),
            List.of("--format", "json"),
            List.of("--all-checks", "--active", "-v"),
            List.of("--get", SECRET, "--format", "json"),
            List.of("--lang", "fr", "-v"))) {
      try (DemoServer server = DemoServer.start(scenario)) {
        Path text = folder.resolve("r.txt");
        Path json = folder.resolve("r.json");
        List<String> args =
            new ArrayList<>(
                List.of(
                    "-u",
                    "demo",
                    "--password-file",
                    password.toString(),
                    "--timeout",
                    "3",
                    "--report",
                    "json=" + json,
                    "--report",
                    "text=" + text));
        args.addAll(options.contains("--get") ? options.subList(2, 4) : options);
        args.add("127.0.0.1:" + server.address().getPort());
        RecordingConsole console = new RecordingConsole();
        console.run(args.toArray(new String[0]));
        assertTrue(server.commandsSeen().stream().anyMatch(c -> c.startsWith("PASS")), "not sent");
        nowhere(console, options.toString());
        nowhere(Files.readString(text), options + " text report");
        nowhere(Files.readString(json), options + " json report");
      }
    }
  }

  @Test
  void everyWrongUsageAndPastedLineKeepsIt() throws IOException {
    String file = Files.writeString(folder.resolve("named-by-mistake"), SECRET + "\n").toString();
    Path log = Files.writeString(folder.resolve("x.log"), "> USER a\n> PASS " + SECRET + "\n");
    for (List<String> args :
        List.of(
            List.of("--ca", file, "h"),
            List.of("--client-cert", file, "h"),
            List.of("explain", file),
            List.of("explain", "--format", "json", file),
            List.of("explain", log.toString()),
            List.of("explain", "--summary", log.toString()),
            List.of("explain", "--format", "json", log.toString()),
            List.of("-u", "a", "--password-file", SECRET, "h"),
            List.of("-u", "a:" + SECRET, "h"),
            List.of("--password=" + SECRET, "h"),
            List.of("-p" + SECRET, "h"),
            List.of("ftp://a:" + SECRET + "@h/"),
            List.of("ftp://a@b:" + SECRET + "@h/"),
            List.of("a:" + SECRET),
            List.of("h", SECRET),
            List.of("code", "PASS " + SECRET),
            List.of("code", "PASS " + SECRET, "530 Not " + SECRET + "."),
            List.of("code", "> PASS " + SECRET + "\n< 530 Not " + SECRET + "."),
            List.of("code", "--format", "json", "PASS " + SECRET + "\n530 Not " + SECRET),
            List.of("code", "curl -u a:" + SECRET + " ftp://h"),
            List.of("code", "--after", "PASS " + SECRET, "530"),
            List.of("code", "ftp://a:" + SECRET + "@h"),
            List.of("compare", "530", "PASS " + SECRET),
            List.of("demo", "ftp://a:" + SECRET + "@h"))) {
      for (String language : List.of("en", "fr")) {
        RecordingConsole console = new RecordingConsole();
        console.environment.put("FTPDIAG_PASSWORD", SECRET);
        console.environment.put("LANG", language);
        console.run(args.toArray(new String[0]));
        nowhere(console, args.toString());
      }
    }
  }

  @Test
  void noPageKeepsWhatTheEnvironmentHolds() throws IOException {
    Path netrc = folder.resolve(".netrc");
    Files.writeString(netrc, "machine h login a password " + SECRET + " oddword " + SECRET);
    for (String line :
        "--help|--version|codes|code 530|compare 530 550|-u a h:x|demo --list".split("[|]")) {
      RecordingConsole console = new RecordingConsole();
      console.home = folder;
      console.environment.put("FTPDIAG_PASSWORD", SECRET);
      console.environment.put("FTPDIAG_CLIENT_CERT_PASSWORD", SECRET);
      console.run(line.split(" "));
      nowhere(console, line);
    }
    RecordingConsole console = new RecordingConsole();
    console.home = folder;
    assertEquals(2, console.run("-u", "a", "h")); // others can read it
    nowhere(console, "netrc");
  }

  private static void nowhere(RecordingConsole console, String what) {
    nowhere(console.out(), what + " out");
    nowhere(console.err(), what + " err");
  }

  private static void nowhere(String text, String what) {
    assertFalse(
        text.toLowerCase(java.util.Locale.ROOT).contains(CORE.toLowerCase(java.util.Locale.ROOT)),
        what + "\n" + text);
    byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
    assertFalse(new String(latin, StandardCharsets.UTF_8).contains(CORE), what);
  }
}
