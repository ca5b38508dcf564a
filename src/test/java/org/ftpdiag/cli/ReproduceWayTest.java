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
import java.util.regex.Pattern;
import org.ftpdiag.Installed;
import org.ftpdiag.demo.DemoCertificates;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.scripted.ScriptedProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code --reproduce} go the way that the probe went, and are run here. */
class ReproduceWayTest {
  private static final String OPEN = "HTTP/1.1 200 Connection established";

  @TempDir Path folder;

  private static Scenario scenario(String text) throws IOException {
    return Scenario.parse("test", new StringReader(text));
  }

  private static Scenario open(String name) throws IOException {
    return name.equals("open") ? scenario("anonymous: read\nexpect: none\n") : Scenario.load(name);
  }

  private static List<String> commands(DemoServer server, String... options) throws IOException {
    RecordingConsole console = new RecordingConsole();
    console.environment.put("FTPDIAG_PASSWORD", "x");
    console.environment.put("FTPDIAG_PROXY_PASSWORD", "pw-of-the-proxy");
    List<String> args = new ArrayList<>(List.of(options));
    args.addAll(List.of("--reproduce", "--tls", "off", "--format", "json"));
    args.add("127.0.0.1:" + server.address().getPort());
    console.run(args.toArray(new String[0]));
    assertFalse(console.out().contains("pw-of-the-proxy"), console.out());
    return Reproduced.in(console.out()).stream().map(Reproduced::command).toList();
  }

  private void shows(String scenario, ScriptedProxy proxy, String scheme, String tool, String seen)
      throws Exception {
    Installed.needs(tool, tool);
    try (DemoServer server = DemoServer.start(open(scenario))) {
      List<String> commands =
          commands(server, "--timeout", "2", "--proxy", scheme + "://127.0.0.1:" + proxy.port());
      String command =
          commands.stream().filter(c -> c.startsWith(tool + " ")).findFirst().orElse("");
      assertFalse(command.isEmpty(), commands::toString);
      int before = proxy.asked().size();
      String output = Reproduced.run(command, folder);
      assertTrue(Pattern.compile(seen).matcher(output).find(), command + "\n" + output);
      assertTrue(proxy.asked().size() > before, command + "\n" + output);
    }
  }

  @Test
  void curlGoesThroughBothKindsOfProxy() throws Exception {
    try (ScriptedProxy socks = ScriptedProxy.socks(0)) {
      shows("open", socks, "socks5", "curl", "226 Transfer complete");
      shows("open", socks, "socks5h", "curl", "226 Transfer complete");
    }
    try (ScriptedProxy http = ScriptedProxy.http(OPEN)) {
      shows("open", http, "http", "curl", "226 Transfer complete");
    }
  }

  @Test
  void ncAndLftpGoThroughThoseThatTheyKnow() throws Exception {
    try (ScriptedProxy socks = ScriptedProxy.socks(0)) {
      shows("service-unavailable", socks, "socks5", "nc", "421");
      try (DemoServer server = DemoServer.start(Scenario.load("data-stalled"))) {
        List<String> commands =
            commands(server, "--timeout", "1", "--proxy", "socks5://127.0.0.1:" + socks.port());
        assertTrue(commands.stream().noneMatch(c -> c.startsWith("lftp")), commands::toString);
      }
    }
    try (ScriptedProxy http = ScriptedProxy.http(OPEN)) {
      shows("service-unavailable", http, "http", "nc", "421");
      shows("data-stalled", http, "http", "lftp", "(?i)(timeout|max-retries)");
    }
  }

  @Test
  void aProxyThatRefusesShowsInCurlToo() throws Exception {
    try (ScriptedProxy http = ScriptedProxy.http("HTTP/1.1 403 Forbidden")) {
      shows("open", http, "http", "curl", "403");
    }
  }

  private List<Reproduced> expired(String mode, String... options) throws IOException {
    Path ca = Files.writeString(folder.resolve("ca.pem"), DemoCertificates.authorityPem());
    RecordingConsole console = new RecordingConsole();
    console.environment.put("FTPDIAG_PASSWORD", "x");
    List<String> args = new ArrayList<>(List.of("-u", "demo", "--tls", mode, "--ca"));
    args.addAll(List.of(ca.toString(), "--reproduce", "--format", "json"));
    args.addAll(List.of(options));
    console.run(args.toArray(new String[0]));
    return Reproduced.in(console.out());
  }

  private void isExpired(Reproduced openssl) throws IOException, InterruptedException {
    String output = Reproduced.run(openssl.command(), folder);
    assertTrue(output.contains("certificate has expired"), openssl + "\n" + output);
  }

  @Test
  void opensslGoesToTheAddressThatTheProbeWasTold() throws Exception {
    Installed.needs("openssl", "openssl");
    try (DemoServer server = DemoServer.start(Scenario.load("tls-certificate-expired"))) {
      String host = "ftp.example.com:" + server.address().getPort();
      String where = "ftp.example.com:127.0.0.1";
      isExpired(Reproduced.with("openssl", expired("explicit", "--resolve", where, host)));
    }
  }

  /** Its s_client loses a greeting that comes with the answer of the proxy, and waits. */
  @Test
  void opensslGoesThroughAProxyOnlyWhereNoGreetingComesFirst() throws Exception {
    Installed.needs("openssl", "openssl");
    try (ScriptedProxy http = ScriptedProxy.http(OPEN)) {
      String proxy = "http://127.0.0.1:" + http.port();
      try (DemoServer server = DemoServer.start(Scenario.load("tls-certificate-expired"))) {
        String host = "127.0.0.1:" + server.address().getPort();
        List<Reproduced> commands = expired("explicit", "--proxy", proxy, host);
        assertFalse(commands.isEmpty());
        assertTrue(
            commands.stream().noneMatch(c -> c.tool().equals("openssl")), commands::toString);
      }
      Scenario implicit = scenario("args: -u demo\ncert: expired\ntls: implicit\n");
      try (DemoServer server = DemoServer.start(implicit)) {
        String host = "127.0.0.1:" + server.address().getPort();
        int before = http.asked().size();
        Reproduced openssl =
            Reproduced.with("openssl", expired("implicit", "--proxy", proxy, host));
        isExpired(openssl);
        assertTrue(http.asked().size() > before + 1, http.asked()::toString);
      }
    }
  }

  /** curl tells a proxy the address that the probe was told, not the name. */
  @Test
  void curlGoesToAnotherAddressOfTheNameByAProxy() throws Exception {
    Installed.needs("curl", "curl");
    try (DemoServer server = DemoServer.start(open("open"));
        ScriptedProxy http = ScriptedProxy.http(OPEN)) {
      RecordingConsole console = new RecordingConsole();
      String proxy = "http://127.0.0.1:" + http.port();
      String host = "ftp.example.com:" + server.address().getPort();
      console.run(
          "--reproduce",
          "--format",
          "json",
          "--tls",
          "off",
          "--proxy",
          proxy,
          "--resolve",
          "ftp.example.com:127.0.0.1",
          host);
      String command = Reproduced.with("curl", Reproduced.in(console.out())).command();
      assertTrue(command.contains("--connect-to"), command);
      String output = Reproduced.run(command, folder);
      assertTrue(output.contains("226 Transfer complete"), command + "\n" + output);
      assertTrue(
          http.asked().stream().noneMatch(a -> a.contains("example")), http.asked()::toString);
    }
  }

  @Test
  void theUserOfTheProxyIsNamedAndItsPasswordIsNot() throws Exception {
    try (DemoServer server = DemoServer.start(Scenario.load("healthy"))) {
      List<String> commands = commands(server, "--proxy", "socks5://bob@127.0.0.1:1");
      assertEquals(1, commands.size());
      assertTrue(commands.get(0).contains(" --proxy socks5://127.0.0.1:1 --proxy-user bob "));
    }
  }

  @Test
  void whatIsBehindAVirtualHostIsShownByNoOtherProgram() throws Exception {
    try (DemoServer server =
        DemoServer.start(scenario("anonymous: read\n\nHOST -> 220 That is me.\n"))) {
      assertEquals(List.of(), commands(server, "--virtual-host", "www.example.com"));
    }
    try (DemoServer server = DemoServer.start(Scenario.load("service-unavailable"))) {
      assertEquals(1, commands(server, "--virtual-host", "www.example.com").size());
    }
  }

  @Test
  void microsoftsNameWithTheHostInItIsUsed() throws Exception {
    String iis = "user: x\n\ngreeting -> 220 Microsoft FTP Service\nHOST -> 500 unknown\n";
    try (DemoServer server = DemoServer.start(scenario(iis))) {
      List<String> commands = commands(server, "--virtual-host", "www.example.com", "-u", "alice");
      assertTrue(commands.get(0).contains("--user 'www.example.com|alice'"), commands.toString());
    }
  }

  @Test
  void noNameOfProxyOrVirtualHostIsLeftWhereNamesAreMasked() throws Exception {
    RecordingConsole console = new RecordingConsole();
    console.run(
        "--redact",
        "--reproduce",
        "--proxy",
        "socks5h://zeph-gate:1080",
        "--virtual-host",
        "zephyrine",
        "--send",
        "SIZE zephfile.txt",
        "--timeout",
        "1",
        "zeph-host");
    assertFalse(console.out().contains("zeph"), console.out());
  }
}
