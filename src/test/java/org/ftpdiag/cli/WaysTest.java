package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.scripted.ScriptedProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --proxy}, {@code --virtual-host}, {@code --encoding} and {@code --send}. */
class WaysTest {
  private final RecordingConsole console = new RecordingConsole();

  private List<String> probe(String scenario, String... options) throws IOException {
    try (DemoServer server =
        DemoServer.start(Scenario.parse("test", new StringReader("tls: none\n\n" + scenario)))) {
      List<String> args = new ArrayList<>(List.of(options));
      args.add("127.0.0.1:" + server.address().getPort());
      console.run(args.toArray(new String[0]));
      return server.commandsSeen();
    }
  }

  private String all() {
    return console.out() + console.err();
  }

  @Test
  void theProxyOfTheCommandLineIsUsedWithThePasswordOfTheEnvironment() throws IOException {
    console.environment.put("FTPDIAG_PROXY_PASSWORD", "pr0xy-geheim");
    try (ScriptedProxy proxy = ScriptedProxy.http("HTTP/1.1 200 Go")) {
      probe("", "-v", "--proxy", "http://bob@127.0.0.1:" + proxy.port());
      assertTrue(console.out().contains("127.0.0.1 through http://127.0.0.1:"), all());
      assertTrue(console.out().contains("pass:"), all());
      assertTrue(proxy.asked().size() >= 2, proxy.asked()::toString);
      assertFalse(all().contains("pr0xy-geheim"), all());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--proxy=socks4://proxy, ftpdiag speaks to no proxy of the kind socks4",
    "--proxy=https://proxy, ftpdiag speaks to no proxy of the kind https",
    "--proxy=proxy:1080, names no proxy",
    "--proxy=socks5://, names no proxy",
    "--proxy=socks5://[1]:1, names no proxy",
    "--proxy=socks5://proxy:0, 0 is no port",
    "--proxy=socks5://proxy:70000, 70000 is no port",
    "--proxy=socks5://bob:s3cr3t@proxy, no password in the URL",
    "--proxy=socks5://bob:s3/cr3t@proxy:1080, no password in the URL",
    "--proxy=bob:s3cr3t@proxy:1080, no password in the URL",
    "--proxy=http://bob@proxy, set FTPDIAG_PROXY_PASSWORD",
    "--proxy=http://b%3ab@proxy, cannot be sent to a proxy",
    "--proxy=http://b%0ab@proxy, cannot be sent to a proxy",
    "--proxy=socks5://proxy --data=port, exclude each other",
    "--virtual-host=a/b, is no host name",
    "--encoding=klingon, is unknown here",
    "--encoding=UTF-16, cannot carry FTP",
    "--encoding=ISO-8859-1 --get=\u20ac.txt, has no letters for",
    "--send=PASS, would show a password",
    "--send=PASS+s3cr3t, would show a password",
    "--send=acct+s3cr3t, would show a password",
    "--send=site+pswd+old+s3cr3t, would show a password",
    "--send=QUIT, the probe does that itself",
    "--send=STOR+x, the probe does that itself",
    "--send=PASV, the probe does that itself",
    "--send=+, is empty",
  })
  void whatCannotBeMeantIsRefused(String options, String words) {
    List<String> args = new ArrayList<>();
    for (String option : options.split(" ")) {
      args.add(option.replace('+', ' '));
    }
    args.add("ftp.example.com");
    assertEquals(2, console.run(args.toArray(new String[0])), all());
    assertTrue(console.err().contains(words), console.err());
    assertEquals(1, console.err().lines().count(), console.err());
    assertFalse(all().contains("s3"), all());
  }

  @Test
  void aLineBreakIsNoSecondCommand() throws IOException {
    List<String> seen = probe("", "--send", "NOOP\r\nDELE x");
    assertEquals(List.of(), seen);
    assertFalse(console.err().isEmpty());
  }

  @Test
  void theVirtualHostIsNamedBeforeTheUser() throws IOException {
    List<String> seen = probe("HOST -> 220 Here.\n", "--virtual-host", "ftp.example.org");
    int host = seen.indexOf("HOST ftp.example.org");
    assertTrue(host >= 0 && host < seen.indexOf("USER anonymous"), seen::toString);
    assertFalse(all().contains("virtual-host-unknown"), all());
  }

  @Test
  void aHostThatTheServerDoesNotHaveIsNotLoggedInTo() throws IOException {
    List<String> seen = probe("HOST -> 504 Unknown host.\n", "--virtual-host", "ftp.example.org");
    assertTrue(console.out().contains("virtual-host-unknown"), all());
    assertFalse(seen.contains("USER anonymous"), seen::toString);
  }

  @ParameterizedTest
  @CsvSource({"500 Unknown.", "502 Not implemented.", "530 Please log in."})
  void withoutHostTheLoginGoesOnAndSaysSo(String answer) throws IOException {
    List<String> seen = probe("HOST -> " + answer + "\n", "--virtual-host", "ftp.example.org");
    assertTrue(console.out().contains("! The server does not know HOST"), all());
    assertTrue(seen.contains("USER anonymous"), seen::toString);
  }

  @Test
  void microsoftsServerIsToldTheHostWithinTheName() throws IOException {
    List<String> seen =
        probe(
            "greeting -> 220 Microsoft FTP Service\n"
                + "HOST -> 500 Command not understood.\n"
                + "USER -> 331 Anonymous access allowed.\n"
                + "PASS -> 230 User logged in.\n",
            "--virtual-host",
            "ftp.example.org");
    assertTrue(seen.contains("USER ftp.example.org|anonymous"), seen::toString);
    assertTrue(console.out().contains("virtual-host-unknown"), all());
  }

  @Test
  void namesTravelInTheCharacterSetThatWasAskedFor() throws IOException {
    String listing = "LIST -> !listing -rw-r--r-- 1 a a 1 Jan 01 00:00 caf\\xe9\n";
    probe(listing, "-v", "--encoding", "windows-1252", "--format", "json");
    assertFalse(console.out().contains("list-encoding"), all());
    List<String> seen = probe("", "--encoding", "windows-1252", "--get", "caf\u00e9.txt");
    // The demo server reads UTF-8, or else ISO-8859-1: one letter either way, and never two.
    assertTrue(seen.contains("RETR caf\u00e9.txt"), seen::toString);
  }

  @Test
  void eachCommandThatWasSentStandsInTheReportWithItsReply() throws IOException {
    String rule = "SITE -> 214-Known:\\n\\x20CHMOD \\x1b[31m\\n214 End.\n";
    List<String> seen = probe(rule, "--send", "SITE HELP", "--send", "XYZZY");
    assertTrue(seen.indexOf("SITE HELP") > seen.indexOf("FEAT"), seen::toString);
    assertTrue(console.out().contains("SITE HELP\n    214-Known:"), all());
    assertTrue(console.out().contains("XYZZY\n    50"), all());
    assertTrue(console.out().contains("pass:"), all());
    assertFalse(console.out().contains("\u001b[31m"), all());
  }
}
