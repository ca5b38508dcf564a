package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.report.run.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --redact} prints, of every command and in every format, names nobody. */
class RedactTest {
  /** A server that tells all it knows wherever it may. */
  private static final String TALKING =
      """
      user: kowalski
      password: pw-of-kowalski
      client-password: pw-of-kowalski
      tls: none

      greeting -> 220-Welcome to Zephyrine Logistics, Wroclaw
          220-Questions: hotline@zephyrine.example or 10.77.3.9 (b0:0c:5e:a1:77:02)
          220 srv-zeph07 FTP server ready.
      USER -> 331 Password required for kowalski on srv-zeph07.zephyrine.example.
      login -> 230-Last login from 10.77.3.41 (laptop-anja.zephyrine.example)
          230 User kowalski logged in, home /export/kowalski.
      SYST -> 215 UNIX Type: L8 on srv-zeph07
      FEAT +logged-in -> 211-Features of srv-zeph07:
          \\x20EPSV
          \\x20SIZE
          211 End
      PWD -> 257 "/export/kowalski/Rechnungen 2026" is current directory.
      STAT -> 211-FTP server status of srv-zeph07:
          \\x20Connected to 10.77.3.41, fd00:77::41
          211 End
      LIST -> 150 Listing of /export/kowalski for kowalski
          !listing -rw-r--r-- 1 kowalski buchung 12 Jan 01 00:00 Umsatz_Q3.xlsx
          !listing drwxr-xr-x 1 kowalski buchung 12 Jan 01 00:00 Rechnungen 2026
          !listing geheim ohne Format
      RETR -> 550 /export/kowalski/Umsatz_Q3.xlsx: No such file (srv-zeph07)
      QUIT -> 221 Goodbye kowalski, zephyrine says thanks.
      """;

  private static final List<String> NEEDLES =
      List.of(
          "kowalski",
          "zephyrine",
          "wroclaw",
          "hotline",
          "10.77.3.9",
          "10.77.3.41",
          "zeph07",
          "anja",
          "b0:0c:5e",
          "fd00:77",
          "export",
          "rechnungen",
          "umsatz",
          "buchung",
          "geheim",
          "127.0.0.1",
          "127,0,0,1");

  private final RecordingConsole console = new RecordingConsole();

  @TempDir Path folder;

  private static void nowhere(String text, String where) {
    for (String needle : NEEDLES) {
      Matcher m = Pattern.compile(Pattern.quote(needle)).matcher(text.toLowerCase(Locale.ROOT));
      assertFalse(m.find(), () -> where + " has " + needle + "\n" + text);
    }
  }

  private static DemoServer talking() throws IOException {
    return DemoServer.start(Scenario.parse("talking", new StringReader(TALKING)));
  }

  private List<String> target(DemoServer server, String... options) {
    console.environment.put("FTPDIAG_PASSWORD", "pw-of-kowalski");
    List<String> args = new ArrayList<>(List.of(options));
    args.addAll(
        List.of(
            "--redact",
            "-u",
            "kowalski",
            "--timeout",
            "3",
            "--get",
            "/export/kowalski/Umsatz_Q3.xlsx",
            "127.0.0.1:" + server.address().getPort()));
    return args;
  }

  @Test
  void everyFormatOfAProbe() throws IOException {
    try (DemoServer server = talking()) {
      List<String> args = target(server, "-v", "--reproduce", "--all-checks");
      for (Format format : Format.values()) {
        args.add(0, format.id() + "=" + folder.resolve(format.id()));
        args.add(0, "--report");
      }
      console.run(args.toArray(new String[0]));
      nowhere(console.out() + console.err(), "text");
      assertTrue(console.out().contains("user-1"), console.out());
      for (Format format : Format.values()) {
        String text = Files.readString(folder.resolve(format.id()));
        assertFalse(text.isBlank());
        nowhere(text, format.id());
      }
      assertTrue(Files.readString(folder.resolve("json")).contains("\"redacted\" : true"));
      RecordingConsole again = new RecordingConsole();
      again.run("explain", folder.resolve("json").toString());
      nowhere(again.out(), "the saved report");
      assertTrue(again.out().contains("To see it without ftpdiag:"), again.out());
      assertTrue(again.out().contains("Names are masked"), again.out());
    }
  }

  @Test
  void aCheckAndAFleet() throws IOException {
    try (DemoServer server = talking()) {
      int port = server.address().getPort();
      Path check =
          Files.writeString(
              folder.resolve("c.yaml"),
              """
              checks:
                - name: zephyrine
                  target: 127.0.0.1:%d
                  user: kowalski
                  password: ${FTPDIAG_PASSWORD}
                  timeout: 3
                  expect:
                    verdict: pass
                    paths:
                      - {path: /export/kowalski, kind: directory}
              """
                  .formatted(port));
      console.environment.put("FTPDIAG_PASSWORD", "pw-of-kowalski");
      for (Format format : Format.values()) {
        RecordingConsole one = new RecordingConsole();
        one.environment.putAll(console.environment);
        one.run("check", "--redact", "--format", format.id(), check.toString());
        assertFalse(one.out().isBlank(), one.err());
        nowhere(one.out() + one.err(), "check " + format.id());
      }
      Path fleet =
          Files.writeString(
              folder.resolve("fleet"),
              "127.0.0.1:" + port + " -u kowalski\nzephyrine.example:99999\n");
      console.run(
          "fleet",
          "--redact",
          "--transcript",
          "always",
          "--summary",
          "text=" + folder.resolve("s"),
          fleet.toString());
      assertEquals(2, console.out().lines().count(), console.out() + console.err());
      nowhere(console.out() + Files.readString(folder.resolve("s")), "fleet");
    }
  }

  @Test
  void aLogIsExplainedWithoutNames() throws IOException {
    Path log =
        Files.writeString(
            folder.resolve("zephyrine.log"),
            """
            Status:\tResolving address of srv-zeph07.zephyrine.example
            Status:\tConnecting to 10.77.3.9:21...
            Status:\tConnection established, waiting for welcome message...
            Response:\t220 srv-zeph07 FTP server ready
            Command:\tUSER kowalski
            Response:\t331 Password required for kowalski
            Command:\tPASS ********
            Response:\t230 User kowalski logged in
            Command:\tCWD /export/kowalski/Rechnungen 2026
            Response:\t550 /export/kowalski/Rechnungen 2026: No such file or directory
            Command:\tPASV
            Response:\t227 Entering Passive Mode (10,77,3,9,195,80)
            """);
    for (Format format : Format.OF_LOGS) {
      RecordingConsole plain = new RecordingConsole();
      int exit = plain.run("explain", "--format", format.id(), log.toString());
      assertTrue(plain.out().contains("kowalski"), plain.out());
      RecordingConsole one = new RecordingConsole();
      assertEquals(exit, one.run("explain", "--redact", "--format", format.id(), log.toString()));
      nowhere(one.out() + one.err(), "explain " + format.id());
      assertTrue(one.out().contains("directory-missing"), one.out());
    }
  }

  @Test
  void whatCannotBeMaskedIsRefused() {
    for (String line :
        List.of(
            "code --redact 550",
            "explain --follow --redact x.log",
            "fleet --redact --resume --output o x",
            "fleet --reproduce x",
            "explain --reproduce x.log",
            "diff --redact a b",
            "schema --redact report",
            "exporter --reproduce",
            "watch --redact h",
            "watch --reproduce h",
            "check --learn --redact h",
            "check --reproduce x",
            "shell --redact h")) {
      RecordingConsole one = new RecordingConsole();
      assertEquals(2, one.run(line.split(" ")), line);
      assertEquals(1, one.err().lines().count(), one.err());
      assertTrue(one.err().contains("--redact") || one.err().contains("--reproduce"), one.err());
    }
  }
}
