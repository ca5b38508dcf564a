package org.ftpdiag.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.ftpdiag.cli.console.ReaderGoneException;
import org.ftpdiag.cli.console.Terminal;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.model.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
  private final RecordingConsole console = new RecordingConsole();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                   | no server is named",
        "one two                              | one at a time",
        "--bogus h                            | --bogus",
        "--time 3 h                           | --timeout",
        "h --get                              | --get PATH",
        "--verison                            | did you mean --version",
        "--timout 3 h                         | did you mean --timeout",
        "--frobnicate h                       | unknown argument --frobnicate",
        "coed 550                             | coed is no command: did you mean code",
        "explian --summary log                | did you mean explain",
        "example 550                          | one at a time",
        "code 550 --sever vsftpd              | did you mean --server",
        "--timeout 0 h                        | --timeout 0",
        "--timeout ten h                      | --timeout ten",
        "--timeout 3601 h                     | --timeout 3601",
        "--tls of h                           | auto, off, explicit, implicit",
        "--format xml h                       | text, json",
        "--lang de h                          | en, fr",
        "--data ftp h                         | auto, epsv, pasv, eprt, port",
        "--prot X h                           | p, c",
        "--fail-on info h                     | warn, fail, never",
        "--color red h                        | auto, always, never",
        "-4 -6 h                              | -4 and -6",
        "-v -q h                              | -v and -q",
        "--tls off --client-cert c.pem h      | --tls off and --client-cert",
        "--tls off --prot P h                 | --tls off and --prot",
        "-6 --data pasv h                     | --data epsv",
        "--data port 2001:db8::1              | --data eprt",
        "-4 2001:db8::1                       | -4",
        "-6 192.0.2.1                         | -6",
        "-u alice ftp://bob@h/                | bob",
        "--ca /nonexistent/ca.pem h           | /nonexistent/ca.pem",
        "--client-cert / h                    | directory",
        "--password-file /nonexistent/p -u a h| name of a file",
        "--password-file p h                  | --user",
        "--report json h                      | FORMAT=FILE",
        "--report xml=x h                     | text, json",
        "--report json=/nonexistent/x h       | /nonexistent/x",
        "--report json=a --report text=./a h  | twice",
        "-u alice h                           | FTPDIAG_PASSWORD",
        "demo nonsense                        | --list",
        "-u alice demo                        | -- demo",
        "h demo                               | demo",
        "watch                                | no server is named",
        "fleet servers.txt                    | fleet",
        "exporter                             | exporter",
        "--insecure=maybe h                   | --insecure takes no value",
        "-u alice:s3cret h                    | --user alice",
        "-p 2121 h                            | host:2121",
        "--port 2121 h                        | behind the host",
        "--password x h                       | --password-file",
        "h:                                   | \"\" is no port",
        "fe80::1%nope                         | no interface nope",
        "--report json=- h                    | --format",
      })
  void wrongUsageIsOneLineThatNamesIt(String line, String named) {
    String[] args = line.isEmpty() ? new String[0] : line.split(" +");
    assertEquals(2, console.run(args));
    assertTrue(console.err().startsWith("ftpdiag: "), console.err());
    assertTrue(console.err().contains(named), console.err());
    assertEquals(1, console.err().lines().count(), console.err());
    assertFalse(console.err().contains("cli.error"), console.err());
    assertFalse(console.err().matches("(?s).*\\{[a-z]+}.*"), console.err());
    assertEquals("", console.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nDELE x", "a\nb", "a\0b", "a\rb"})
  void anArgumentWithALineBreakIsRefused(String argument) {
    for (List<String> args :
        List.of(
            List.of(argument),
            List.of("--get", argument, "h"),
            List.of("--put", argument, "h"),
            List.of("-u", argument, "h"),
            List.of("--account", argument, "h"))) {
      RecordingConsole fresh = new RecordingConsole();
      assertEquals(2, fresh.run(args.toArray(new String[0])));
      assertTrue(fresh.err().contains("line break"), fresh.err());
      assertEquals(1, fresh.err().lines().count());
    }
  }

  @Test
  void pasvAndPortMeanTheIpv4AddressesOfAName() throws IOException {
    InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), 2121);
    for (String way : List.of("pasv IPV4", "port IPV4", "epsv ANY", "eprt ANY", "auto ANY")) {
      String[] w = way.split(" ");
      Scenario scenario = Scenario.parse("test", new StringReader("args: --data " + w[0] + "\n"));
      Family family = DemoOrders.of(scenario, server).request().family();
      assertEquals(Family.valueOf(w[1]), family, way);
    }
  }

  @Test
  void anEscapedLineBreakInAUrlIsRefused() {
    assertEquals(2, console.run("ftp://h/a%0d%0aDELE%20x"));
    assertTrue(console.err().contains("line break"), console.err());
  }

  @Test
  void emptyValuesAreRefused() {
    for (String option :
        List.of("--get", "--put", "--user", "--account", "--ca", "--client-cert", "--lang")) {
      RecordingConsole fresh = new RecordingConsole();
      assertEquals(2, fresh.run(option, "", "h"));
      assertTrue(fresh.err().contains(option), fresh.err());
    }
  }

  @Test
  void escapeSequencesThatWereTypedDoNotReachTheTerminal() {
    assertEquals(2, console.run("--tls", "\u001b[31mred", "h"));
    assertTrue(console.err().contains("\\x1B[31mred"), console.err());
  }

  @Test
  void aPasswordInAUrlIsRefusedAndNotRepeated() {
    for (String url :
        List.of(
            ("ftp://u:s3cret@h/ ftps://u:s3cret/x@h/ u:s3cret@h ftp://u:7s3cret@h"
                    + " ftp://u@d.example:s3cret@h ftp://u@d.example:a/s3cret@h u@d.example:s3cret@h"
                    + " ftp://u:s3cret%ff@h ftp://u:%zzs3cret@h ftp://u:a:s3cret@h:21 u:s3cret"
                    + " sftp://u:s3cret@h xyz://u:s3cret@h ftp://u:[s3cret@h")
                .split(" "))) {
      RecordingConsole fresh = new RecordingConsole();
      assertEquals(2, fresh.run(url));
      assertFalse(fresh.err().contains("s3cret"), fresh.err());
    }
  }

  @Test
  void aPasswordAmongTheArgumentsIsNotRepeated() {
    for (List<String> args :
        List.of(
            List.of("--password=s3cret", "h"),
            List.of("--passwd=s3cret", "h"),
            List.of("-ps3cret", "h"),
            List.of("-u", "alice:s3cret", "h"),
            List.of("-u", "alice", "--password-file", "s3cret", "h"),
            List.of("-u", "alice", "--password-file", "s3cret/" + "x".repeat(300), "h"),
            List.of("-u", "alice", "--password-file", "s3cret\n", "h"),
            List.of("-u", "alice", "h", "s3cret"))) {
      RecordingConsole fresh = new RecordingConsole();
      assertEquals(2, fresh.run(args.toArray(new String[0])));
      assertFalse(fresh.err().contains("s3cret"), fresh.err());
      assertEquals(1, fresh.err().lines().count(), fresh.err());
    }
  }

  @Test
  void aFlagWithAValueIsRefusedInTheLanguageAskedFor() {
    assertEquals(2, console.run("--lang", "fr", "-v=3", "h"));
    assertTrue(console.err().contains("--verbose n’attend pas de valeur"), console.err());
  }

  @Test
  void whatEndsInABlankIsShownInQuotes() {
    assertEquals(2, console.run("--timeout", "5 ", "h"));
    assertTrue(console.err().contains("--timeout \"5 \" is no time"), console.err());
  }

  @Test
  void outputThatTakesNothingIsNoFaultOfFtpdiag() {
    for (String line : List.of("--help", "--version", "demo --list", "code 550", "codes 5")) {
      RecordingConsole fresh = new RecordingConsole();
      assertEquals(3, fresh.runInto(RecordingConsole.FULL, line.split(" ")), line);
      assertTrue(fresh.err().contains("standard output"), fresh.err());
    }
  }

  @Test
  void wrongUsageIsWrongUsageWhereNobodyHearsOfIt() {
    console.errors = RecordingConsole.FULL;
    assertEquals(2, console.run("--bogus"));
    assertEquals(2, console.run("-u", "alice", "h"));
  }

  @Test
  void twoNamesOfOneReportFileAreRefused(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("report"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertEquals(2, console.run("--report", "json=" + file, "--report", "text=" + link, "h"));
    assertTrue(console.err().contains("twice"), console.err());
  }

  @Test
  void helpNamesEveryOptionWithin80Columns() {
    assertEquals(0, console.run("--help"));
    for (String option :
        List.of(
            "-u, --user NAME",
            "--password-file",
            "--account",
            "--tls",
            "--prot",
            "--ca",
            "--client-cert",
            "--insecure",
            "-4",
            "-6",
            "--data",
            "--active",
            "--get",
            "--put",
            "--all-checks",
            "--timeout",
            "--format",
            "--report",
            "--fail-on",
            "--lang",
            "-v,",
            "-q,",
            "--color",
            "--help",
            "--version")) {
      assertTrue(console.out().contains(option), option);
    }
    assertTrue(console.out().lines().allMatch(l -> l.length() <= 80), console.out());
    assertFalse(console.out().contains("cli."), console.out());
  }

  static Stream<String> commands() {
    return Stream.concat(Stream.of(""), Cli.everything().getSubcommands().keySet().stream());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void theFirstPageNamesEveryCommand(String language) {
    assertEquals(0, console.run("--help", "--lang", language));
    commands()
        .forEach(
            command ->
                assertTrue(
                    console
                        .out()
                        .lines()
                        .anyMatch(l -> l.matches("  ftpdiag " + command + "\\b.*")),
                    command + " is not in " + console.out()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpOfEveryCommandFitsIn80ColumnsInEveryLanguage(String command) {
    for (String language : List.of("en", "fr")) {
      RecordingConsole fresh = new RecordingConsole();
      String line = (command + " --help --lang " + language).strip();
      assertEquals(0, fresh.run(line.split(" ")));
      List<String> wide = fresh.out().lines().filter(l -> l.length() > 80).toList();
      assertEquals(List.of(), wide);
    }
  }

  @Test
  void helpOfASubcommandWorksOnEitherSideOfItsName() {
    assertEquals(0, console.run("--help", "demo"));
    RecordingConsole other = new RecordingConsole();
    assertEquals(0, other.run("demo", "--help"));
    assertEquals(other.out(), console.out());
    assertTrue(console.out().contains("SCENARIO"));
  }

  @Test
  void versionIsOneLine() {
    assertEquals(0, console.run("--version"));
    assertTrue(console.out().matches("ftpdiag \\S+\\R"), console.out());
  }

  @Test
  void helpAndVersionAreCommandsToo() {
    assertEquals(0, console.run("help"));
    RecordingConsole option = new RecordingConsole();
    option.run("--help");
    assertEquals(option.out(), console.out());
    RecordingConsole ofCode = new RecordingConsole();
    assertEquals(0, ofCode.run("help", "code"));
    assertTrue(ofCode.out().startsWith("Explains reply codes"), ofCode.out());
    RecordingConsole version = new RecordingConsole();
    assertEquals(0, version.run("version"));
    assertTrue(version.out().matches("ftpdiag \\S+\\R"), version.out());
  }

  @Test
  void ofAnOptionGivenTwiceTheLastOneCounts() {
    assertEquals(2, console.run("--timeout", "3", "--timeout", "0", "h"));
    assertTrue(console.err().contains("--timeout 0"), console.err());
    RecordingConsole french = new RecordingConsole();
    assertEquals(0, french.run("--lang", "en", "code", "550", "--lang", "fr"));
    assertTrue(french.out().contains("Fichier"), french.out());
  }

  @Test
  void aCommandThatWasMistypedIsSuggestedWhereNoHostHasThatName() {
    assertEquals(Optional.of("codes"), Cli.similarCommand("cdoes"));
    assertEquals(Optional.of("compare"), Cli.similarCommand("comp"));
    assertEquals(Optional.empty(), Cli.similarCommand("ftp.example.com"));
    assertEquals(Optional.empty(), Cli.similarCommand("code"));
    assertEquals(Optional.empty(), Cli.similarCommand("files"));
  }

  @Test
  void aReaderWhoHasSeenEnoughIsNoFailure() {
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new ReaderGoneException(new IOException("Broken pipe"));
          }
        };
    for (String line : List.of("--help", "code 550", "codes 5 --format html", "demo")) {
      RecordingConsole fresh = new RecordingConsole();
      assertEquals(0, fresh.runInto(gone, line.split(" ")), line);
      assertEquals("", fresh.err());
    }
    RecordingConsole log = new RecordingConsole();
    log.input = "< 220 ready\n> USER alice\n< 331 more\n> PASS x\n< 530 Login incorrect.\n";
    assertEquals(141, log.runInto(gone, "explain"));
    assertEquals("", log.err());
  }

  @Test
  void aLocaleOfUtf8ThatIsNotInstalledIsUtf8AllTheSame() {
    Properties java = new Properties();
    java.setProperty("stdout.encoding", "ANSI_X3.4-1968");
    assertEquals(UTF_8, Terminal.of(java, Map.of("LANG", "xx_YY.UTF-8")).charset());
    assertEquals(UTF_8, Terminal.of(java, Map.of("LANG", "C", "LC_ALL", "fr_FR.utf8")).charset());
    assertEquals(US_ASCII, Terminal.of(java, Map.of("LANG", "x.UTF-8", "LC_ALL", "C")).charset());
    assertEquals(US_ASCII, Terminal.of(java, Map.of()).charset());
    java.setProperty("stdout.encoding", "ISO-8859-1");
    assertEquals(ISO_8859_1, Terminal.of(java, Map.of("LANG", "fr_FR.UTF-8")).charset());
  }

  @Test
  void aLanguageWithoutWordsFallsBackToEnglish() {
    console.environment.put("LC_ALL", "de_DE.UTF-8");
    assertEquals(2, console.run());
    assertTrue(console.err().contains("no server is named"), console.err());
  }
}
