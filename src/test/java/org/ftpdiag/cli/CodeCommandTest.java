package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.ftpdiag.CpuTime;
import org.ftpdiag.cli.console.Terminal;
import org.ftpdiag.cli.options.PastedLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeCommandTest {
  private final RecordingConsole console = new RecordingConsole();

  @Test
  void aCodeHasItsPage() {
    assertEquals(0, console.run("code", "550"));
    assertTrue(console.out().startsWith("550  "), console.out());
    assertTrue(console.out().contains("it will fail the same way again"), console.out());
    assertTrue(console.out().contains("Compare with"), console.out());
    assertEquals("", console.err());
  }

  @Test
  void theQuickWaySaysWhatTheLongWaySays() {
    assertEquals(0, console.run("code", "550", "10060"));
    RecordingConsole other = new RecordingConsole();
    assertEquals(0, other.run("--lang", "en", "code", "550", "10060"));
    assertEquals(other.out(), console.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550,553     | Not logged in        | false",
        "53x         | Not logged in        | true",
        "5XX         | Not logged in        | true",
        "10xxx       | Connection timed out | true",
        "11xxx       | Host not found       | true",
        "iis         | Command filtering    | true",
        "iis-51      | Command filtering    | true",
        "530.51      | Not logged in        | true",
        "530.51      | Command filtering    | true",
        "etimedout   | Connection timed out | true",
        "WSAECONNREFUSED | Connection refused | true",
        "437         | No table knows 437   | true",
      })
  void codesGoByManyNames(String names, String text, boolean there) {
    String[] args = ("code," + names).split(",");
    assertEquals(0, console.run(args));
    assertEquals(there, console.out().contains(text), console.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "522 SSL connection failed; session reuse required | tls-session-reuse-required",
        "550 SSL/TLS required on the control channel       | tls-required",
        "226 Transfer done (but failed to open directory). | list-denied",
        "425 Security: Bad IP connecting.                  | data-connection-rejected",
        "500 OOPS: vsftpd: refusing to run with writable root inside chroot() | login-chroot",
        "10068 Too many users !                            | too-many-connections",
        "Response:  530 Login incorrect.                   | login-rejected",
        "<--- 421 Too many connections (8) from this IP    | too-many-connections",
        "534 Policy requires SSL.                          | tls-required",
        "220 ready                                         | Nothing is wrong here",
      })
  void aWholeReplyIsDiagnosedBeforeItsPage(String reply, String finding) {
    assertEquals(0, console.run("code", reply), console.err());
    String head = console.out().lines().limit(4).reduce("", (a, b) -> a + " " + b);
    assertTrue(head.contains(finding), console.out());
    assertTrue(console.out().contains("When you see it"), console.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "16:22:01 Response:\t530 Login incorrect.",
        "2026-11-20 10:11:12 < 530 Login incorrect.",
        "[10:11:12] <--- 530 Login incorrect.",
        "---> 530 Login incorrect.",
        "*resp* '530 Login incorrect.'",
        "ftplib.error_perm: 530 Login incorrect.",
        "Mon Nov 17 05:47:46 2026 [pid 2] [ann] FTP response: Client \"::1\", \"530 Login no.\"",
        "Nov  7 05:47:46 host vsftpd[123]: 530 Login incorrect.",
        ". 2026-11-20 10:11:12.123 530 Login incorrect.",
        "(000001)11/20/2026 10:11:12 - (not logged in) (192.0.2.1)> 530 Login incorrect.",
        "192.0.2.1:50000-[] -> 530 Login incorrect.",
        "client: 0.418 #1 got 530-Login incorrect.",
        "2026-11-20T10:11:12Z INFO ftp: 530 Login incorrect.",
        "Réponse : 530 Login incorrect.",
      })
  void aReplyIsReadBehindWhatItsLogPutsBeforeIt(String line) {
    assertEquals(0, console.run("code", line), console.err());
    assertTrue(console.out().contains("login-rejected"), console.out());
  }

  @Test
  void numbersOfAReplyAreNotTakenForWhatStandsBeforeIt() {
    for (String line : List.of("< 220-10.0.0.1 ready", "220-10.0.0.1 ready", "< 220 10.0.0.1 up")) {
      RecordingConsole fresh = new RecordingConsole();
      assertEquals(0, fresh.run("code", line), fresh.err());
      assertTrue(fresh.out().contains("220  "), fresh.out());
    }
  }

  @Test
  void aPastedCommandTellsWhatTheNextReplyAnswers() {
    console.input =
        "---> PASV\n<--- 550 Permission denied.\nCommand:\tSTOR a\nResponse:\t550 Permission"
            + " denied.\n";
    assertEquals(0, console.run("code", "-"), console.err());
    assertTrue(console.out().contains("passive-disabled"), console.out());
    assertTrue(console.out().contains("permission-denied"), console.out());
    RecordingConsole arguments = new RecordingConsole();
    assertEquals(0, arguments.run("code", "---> PASV", "<--- 550 Permission denied."));
    assertTrue(arguments.out().contains("passive-disabled"), arguments.out());
    RecordingConsole narrowed = new RecordingConsole();
    assertEquals(0, narrowed.run("code", "---> PASV", "550 Permission denied.", "--after", "STOR"));
    assertTrue(narrowed.out().contains("permission-denied"), narrowed.out());
  }

  @Test
  void aHostileLineIsGivenUpAtOnce() {
    for (String brick : List.of(" ", "-", "a ", "a:", "1:11", "[a]", "(", "#1", "\"", "1.1.1.1 ")) {
      String line = brick.repeat(200_000 / brick.length()) + "x";
      CpuTime.assertWithin(Duration.ofSeconds(2), () -> PastedLine.of(line), brick);
    }
  }

  @Test
  void theCommandNarrowsTheMeaning() {
    console.run("code", "550 Permission denied.", "--after", "stor");
    assertTrue(console.out().contains("permission-denied"), console.out());
    assertFalse(console.out().contains("--after"), console.out());
    RecordingConsole passive = new RecordingConsole();
    passive.run("code", "--after", "PASV", "550 Permission denied.");
    assertTrue(passive.out().contains("passive-disabled"), passive.out());
    RecordingConsole open = new RecordingConsole();
    open.run("code", "550 Permission denied.");
    assertTrue(open.out().contains("--after"), open.out());
  }

  @Test
  void theCommandChoosesAmongCompetingMeanings() {
    console.run("code", "522", "--after", "EPSV");
    assertTrue(flat().contains("2 is IPv6 (this one)"), console.out());
    RecordingConsole old = new RecordingConsole();
    old.run("code", "521", "--after", "XMKD");
    assertTrue(
        old.out().replaceAll("\\s+", " ").contains("action that was taken (this one)"), old.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"vsftpd", "VSFTPD", "vsFTPd"})
  void theServerNamesTheSetting(String server) {
    String reply = "522 SSL connection failed; session reuse required";
    assertEquals(0, console.run("code", reply, "--server", server));
    assertTrue(console.out().contains("require_ssl_reuse=NO"), console.out());
    assertFalse(console.out().contains("perhaps of its kin"), console.out());
    assertTrue(console.out().contains("(vsftpd)"), console.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"drftpd", "DrFTPD", "MikroTik RouterOS", "glftpd", "uftpd", "macos"})
  void aServerNeedsNoSettingsToBeNamed(String server) {
    assertEquals(0, console.run("code", "530 Login incorrect.", "--server", server), console.err());
    assertTrue(console.out().contains("login-rejected"), console.out());
  }

  @Test
  void anUnknownServerIsAnErrorThatListsTheKnownOnes() {
    assertEquals(2, console.run("code", "530 Login incorrect.", "--server", "nosuchftpd"));
    assertTrue(console.err().contains("vsftpd"), console.err());
  }

  @Test
  void standardInputHoldsRepliesOfSeveralLines() {
    console.input = "211-Features:\n EPSV\n 550 not the end\n211 End\r\n\r\n550 x: No such file\n";
    assertEquals(0, console.run("code", "-"));
    assertTrue(console.out().contains("← 211-Features:"), console.out());
    assertTrue(console.out().contains("← 550 x: No such file"), console.out());
    assertTrue(console.out().contains("directory-missing") || console.out().contains("file-not"));
    RecordingConsole piped = new RecordingConsole();
    piped.input = "530-Sorry\n530 Login incorrect.\n";
    assertEquals(0, piped.run("code"));
    assertTrue(piped.out().contains("login-rejected"), piped.out());
  }

  @Test
  void aPastedArgumentMayHaveSeveralLines() {
    assertEquals(0, console.run("code", "530-Sorry\r\n530 Login incorrect."), console.err());
    assertTrue(console.out().contains("login-rejected"), console.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "code,hello                 | hello is no reply code",
        "code,999                   | 999",
        "code,999 odd               | 999 odd",
        "code,12345                 | 12345",
        "code,55                    | 55",
        "code,550,hello             | hello is no reply code",
        "code                       | no code is given",
        "code,''                    | no reply code",
        "code,530 x,--server,bogus  | vsftpd, proftpd",
        "code,530 x,--after,1-2     | --after 1-2",
        "code,550,--report,json=x   | --report means nothing to code",
        "code,550,-q                | --quiet",
        "codes,7                    | 7 is no family",
        "codes,--search,            | --search",
        "codes,--format,xml         | text, json, markdown, html",
        "compare,550                | two codes",
        "compare,550,550            | two codes",
        "compare,550,hello          | hello",
        "compare,5xx,4xx            | at most",
      })
  void whatCannotBeUsedIsOneLineAndExitCode2(String line, String named) {
    String[] args = line.replace("''", " ").split(",", -1);
    assertEquals(2, console.run(args), console.out());
    assertEquals("", console.out());
    assertEquals(1, console.err().lines().count(), console.err());
    assertTrue(console.err().contains(named), console.err());
    assertFalse(console.err().contains("cli.error"), console.err());
  }

  @Test
  void theTableIsListedByFamily() {
    assertEquals(0, console.run("codes"));
    for (String family : List.of("1xx: ", "2xx: ", "3xx: ", "4xx: ", "5xx: ", "6xx: ", "iis: ")) {
      assertTrue(console.out().contains(family), family);
    }
    RecordingConsole one = new RecordingConsole();
    assertEquals(0, one.run("codes", "4"));
    assertTrue(one.out().contains("  421  "), one.out());
    assertFalse(one.out().contains("  550  "), one.out());
  }

  @Test
  void aSearchFindsNamesDescriptionsAndServerTexts() {
    console.run("codes", "--search", "session reuse");
    assertTrue(console.out().contains("vsftpd: SSL connection failed"), console.out());
    RecordingConsole name = new RecordingConsole();
    name.run("codes", "--search", "EConnReset");
    assertTrue(name.out().contains("10054"), name.out());
    RecordingConsole none = new RecordingConsole();
    assertEquals(0, none.run("codes", "--search", "xyzzy"));
    assertTrue(none.out().contains("\"xyzzy\""), none.out());
  }

  @Test
  void aSearchWordCannotBecomeScript() {
    String hostile = "\"><script>alert(1)</script><img src=x onerror='a()'>";
    assertEquals(0, console.run("codes", "--format", "html", "--search", hostile));
    assertFalse(console.out().contains("<script>alert"), console.out());
    assertFalse(console.out().contains("<img"), console.out());
    assertTrue(console.out().contains("value=\"&quot;&gt;&lt;script&gt;"), console.out());
  }

  @Test
  void thePageOfAllCodesNeedsNothingElse() {
    assertEquals(0, console.run("codes", "--format", "html"));
    String page = console.out().replaceAll("href=\"#[^\"]*\"", ""); // links within the page
    assertFalse(page.matches("(?s).*\\b(src|href|url|@import)\\s*[=(].*"), "an external resource");
    assertFalse(page.matches("(?s).*https?://.*"), "a link");
    assertTrue(page.contains("default-src 'none'"), "no policy");
    assertTrue(page.contains("<article id=\"550\">") && page.contains("<article id=\"iis-13\">"));
    assertTrue(page.contains("Data connections must be encrypted"), "no server texts");
    assertEquals(1, page.split("<script>", -1).length - 1);
  }

  @Test
  void aHostileReplyStaysText() {
    String hostile = "550 \u001b[31m<b>*x*</b>|`y` \u202e";
    for (String format : List.of("text", "json", "markdown", "html")) {
      RecordingConsole fresh = new RecordingConsole();
      assertEquals(0, fresh.run("code", "550", hostile, "--format", format));
      assertFalse(fresh.out().contains("\u001b") || fresh.out().contains("\u202e"), format);
      if (format.equals("html")) {
        assertFalse(fresh.out().contains("<b>*x*"), fresh.out());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"code 522 599", "codes", "codes --search quota", "compare 550 553 450"})
  void jsonIsOneWellFormedObject(String line) throws IOException {
    assertEquals(0, console.run((line + " --format json").split(" ")));
    try (JsonParser parser = new JsonFactory().createParser(console.out())) {
      int tokens = 0;
      while (parser.nextToken() != null) {
        tokens++;
      }
      assertTrue(tokens > 20);
    }
    assertTrue(console.out().contains("\"schema\" : \"ftpdiag.co"), "schema");
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 200})
  void everythingFitsTheTerminal(int columns) {
    console.terminal = new Terminal(true, true, true, columns, StandardCharsets.UTF_8);
    console.environment.put("NO_COLOR", "1");
    for (String line :
        List.of("code 550 522", "codes", "codes --search denied", "compare 550 553 450")) {
      console.run(line.split(" "));
    }
    console.run("code", "550 Permission denied.");
    assertTrue(console.out().lines().allMatch(l -> l.length() <= columns), console.out());
    boolean wide = console.out().lines().anyMatch(l -> l.length() > 130);
    assertEquals(columns == 200, wide);
  }

  @Test
  void aTerminalWithoutUnicodeGetsNone() {
    console.terminal = Terminal.none(StandardCharsets.US_ASCII);
    console.run("codes", "--search", "open");
    console.run("code", "550 Permission denied.");
    assertTrue(console.out().chars().allMatch(c -> c < 128), console.out());
    assertFalse(console.out().contains("?\n"), console.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"code", "codes", "compare"})
  void helpFits80ColumnsAndLeavesOutWhatIsRefused(String command) {
    assertEquals(0, console.run(command, "--help"));
    assertTrue(console.out().lines().allMatch(l -> l.length() <= 80), console.out());
    assertTrue(console.out().contains("--format"), console.out());
    assertFalse(console.out().contains("--fail-on"), console.out());
    assertFalse(console.out().contains("cli."), console.out());
  }

  private String flat() {
    return console.out().replaceAll("\\s+", " ");
  }
}
