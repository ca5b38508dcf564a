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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.ftpdiag.Installed;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.report.ParsedJson;
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
    List<String> commands = new ArrayList<>();
    for (Object c : (List<?>) ParsedJson.object(console.out()).get("reproduce")) {
      commands.add((String) ((Map<?, ?>) c).get("command"));
    }
    return commands;
  }

  private String run(String command) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Process p =
        new ProcessBuilder("sh", "-c", command)
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    assertTrue(p.waitFor(40, TimeUnit.SECONDS), command);
    return new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1);
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
      String output = run(command);
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
