package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.Probes;
import org.ftpdiag.cli.DemoOrders;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.ProxyServer;
import org.ftpdiag.model.ProxyServer.Kind;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.model.Target;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.run.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Probes through proxies: whose fault is it, and does everything go the same way? */
class ProxyTest {
  private static final String PASSWORD = "pr0xy-geheim";

  private static ProbeRequest through(
      ScriptedProxy proxy, Kind kind, boolean login, ProbeRequest request, String host) {
    ProxyServer server =
        new ProxyServer(
            kind,
            "127.0.0.1",
            proxy.port(),
            login
                ? Optional.of(new ProxyServer.Login("bob", new Secret(PASSWORD)))
                : Optional.empty());
    Target target = request.target();
    return new ProbeRequest(
        host.isEmpty()
            ? target
            : new Target(host, host, target.port(), target.tls(), target.path()),
        request.family(),
        request.credentials(),
        request.tls(),
        request.tests(),
        request.limits(),
        new ProbeRequest.Route(Optional.empty(), Optional.empty(), Optional.of(server)));
  }

  /** What is found where a server is healthy and the proxy is as it is. */
  private static ProbeRun probe(ScriptedProxy proxy, Kind kind, boolean login, String host)
      throws IOException {
    Scenario scenario =
        host.isEmpty() ? Scenario.load("healthy-transfers") : Scenario.load("healthy-anonymous");
    try (DemoServer server = DemoServer.start(scenario)) {
      ProbeRequest request = DemoOrders.of(scenario, server.address()).request();
      return Probes.run(through(proxy, kind, login, request, host));
    }
  }

  private static String found(ProbeRun run) {
    Diagnosis diagnosis = Diagnoser.diagnose(run);
    assertEquals(List.of(), diagnosis.defects());
    assertEquals(List.of(), run.defects());
    return diagnosis.rootCause().map(Play::brief).orElse("none");
  }

  private static String told(ProbeRun run) {
    Report report = new Report(run, Diagnoser.diagnose(run), 0);
    StringBuilder out = new StringBuilder();
    try {
      Format.TEXT.renderer(Style.file(Detail.VERBOSE), "0").render(report, Play.WORDS, out);
      Format.JSON.renderer(Style.plain(), "0").render(report, Play.WORDS, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString();
  }

  @ParameterizedTest
  @EnumSource
  void controlAndDataGoThroughTheProxyUnderTls(Kind kind) throws IOException {
    try (ScriptedProxy proxy =
        kind == Kind.HTTP
            ? ScriptedProxy.http("HTTP/1.1 200 Connection established")
            : ScriptedProxy.socks(0)) {
      ProbeRun run = probe(proxy, kind, false, "");
      assertEquals("none", found(run), () -> told(run));
      assertEquals(Outcome.DONE, run.step(StepId.UPLOAD).outcome());
      assertTrue(run.step(StepId.TLS).outcome() == Outcome.DONE, () -> told(run));
      long connected =
          run.transcript().entries().stream().filter(e -> e.text().startsWith("connected")).count();
      assertEquals(connected, proxy.asked().size(), () -> proxy.asked() + told(run));
      assertTrue(connected > 3, () -> told(run));
      assertEquals(Optional.empty(), run.local());
    }
  }

  @Test
  void theProxyIsToldTheNameAndLooksItUp() throws IOException {
    try (ScriptedProxy proxy = ScriptedProxy.socks(0)) {
      ProbeRun run = probe(proxy, Kind.SOCKS5H, false, "ftp.example.org");
      assertEquals("none", found(run), () -> told(run));
      assertEquals(Outcome.SKIPPED, run.step(StepId.RESOLVE).outcome());
      assertTrue(proxy.asked().get(0).startsWith("ftp.example.org:"), proxy.asked()::toString);
      assertEquals(Outcome.DONE, run.step(StepId.LIST).outcome());
      assertEquals(Optional.empty(), run.address());
      assertTrue(told(run).contains("left to the proxy"), () -> told(run));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, proxy-refused:fail, general SOCKS server failure",
    "2, proxy-refused:fail, connection not allowed by ruleset",
    "3, connect-unreachable:fail, Network unreachable",
    "4, connect-unreachable:fail, Host unreachable",
    "5, connect-refused:fail, Connection refused",
    "6, connect-timeout:fail, TTL expired",
    "7, proxy-refused:fail, Command not supported",
    "8, proxy-refused:fail, Address type not supported",
    "91, proxy-refused:fail, answered 91",
  })
  void everySocksReplyIsExplained(int code, String finding, String words) throws IOException {
    try (ScriptedProxy proxy = ScriptedProxy.socks(code)) {
      ProbeRun run = probe(proxy, Kind.SOCKS5H, false, "ftp.example.org");
      assertEquals(finding, found(run), () -> told(run));
      assertTrue(told(run).contains(words), () -> told(run));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 403 Forbidden, proxy-refused:fail",
    "HTTP/1.0 407 Proxy Authentication Required, proxy-login-rejected:fail",
    "HTTP/1.1 404 Not Found, proxy-unreachable:fail",
    "HTTP/1.1 405 Method Not Allowed, proxy-unreachable:fail",
    "HTTP/1.1 302 Found, proxy-unreachable:fail",
    "HTTP/1.1 429 Too Many Requests, proxy-refused:fail",
    "HTTP/1.1 500 Oops, proxy-refused:fail",
    "HTTP/1.1 502 Bad Gateway, connect-unreachable:fail",
    "HTTP/1.1 503 Service Unavailable, connect-unreachable:fail",
    "HTTP/1.1 504 Gateway Timeout, connect-timeout:fail",
    "SSH-2.0-OpenSSH_9.6, proxy-unreachable:fail",
    "HTTP/9 200, proxy-unreachable:fail",
  })
  void everyStatusIsExplained(String head, String finding) throws IOException {
    try (ScriptedProxy proxy = ScriptedProxy.http(head)) {
      ProbeRun run = probe(proxy, Kind.HTTP, false, "ftp.example.org");
      assertEquals(finding, found(run), () -> told(run));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ERR_DNS_FAIL 0, dns-not-found:fail",
    "ERR_CONNECT_FAIL 111, connect-refused:fail",
    "ERR_CONNECT_FAIL 110, connect-timeout:fail",
    "ERR_CONNECT_FAIL 113, connect-unreachable:fail",
    "ERR_CANNOT_FORWARD 0, connect-unreachable:fail",
  })
  void whatSquidKnowsOfTheServerIsHeard(String error, String finding) throws IOException {
    String head = "HTTP/1.1 503 Service Unavailable\r\nServer: squid\r\nX-Squid-Error: " + error;
    try (ScriptedProxy proxy = ScriptedProxy.http(head)) {
      ProbeRun run = probe(proxy, Kind.HTTP, false, "ftp.example.org");
      assertEquals(finding, found(run), () -> told(run));
      assertTrue(told(run).contains(error), () -> told(run));
    }
  }

  @Test
  void thePasswordGoesToTheProxyAndIntoNoReport() throws IOException {
    String token =
        Base64.getEncoder().encodeToString(("bob:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    StringBuilder heard = new StringBuilder();
    try (ScriptedProxy proxy =
        ScriptedProxy.of(
            (in, out) -> {
              heard.append(ScriptedProxy.head(in));
              String echo = "HTTP/1.1 407 " + PASSWORD + " is not for " + token + "\r\n\r\n";
              out.write(echo.getBytes(StandardCharsets.US_ASCII));
              return "";
            })) {
      ProbeRun run = probe(proxy, Kind.HTTP, true, "ftp.example.org");
      assertEquals("proxy-login-rejected:fail", found(run));
      assertTrue(heard.toString().contains("Proxy-Authorization: Basic " + token), heard::toString);
      assertFalse(told(run).contains(PASSWORD), () -> told(run));
      assertFalse(told(run).contains(token), () -> told(run));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, none", "1, proxy-login-rejected:fail", "255, proxy-login-rejected:fail"})
  void userAndPasswordAreShownToASocksProxy(int status, String finding) throws IOException {
    StringBuilder heard = new StringBuilder();
    try (ScriptedProxy proxy =
        ScriptedProxy.of(
            (in, out) -> {
              ScriptedProxy.greet(in, out, 2);
              in.readByte();
              for (int i = 0; i < 2; i++) {
                byte[] text = new byte[in.readUnsignedByte()];
                in.readFully(text);
                heard.append(new String(text, StandardCharsets.UTF_8)).append(' ');
              }
              out.write(new byte[] {1, (byte) status});
              if (status != 0) {
                return "";
              }
              String to = ScriptedProxy.wish(in);
              out.write(new byte[] {5, 0, 0, 3, 1, 'x', 0, 0});
              return to;
            })) {
      ProbeRun run = probe(proxy, Kind.SOCKS5H, true, "ftp.example.org");
      assertEquals(finding, found(run), () -> told(run));
      assertTrue(heard.toString().startsWith("bob " + PASSWORD), heard::toString);
      assertFalse(told(run).contains(PASSWORD), () -> told(run));
    }
  }

  @ParameterizedTest
  @CsvSource({"255, false", "255, true", "2, false"})
  void noWayToLogInIsSaid(int method, boolean login) throws IOException {
    try (ScriptedProxy proxy =
        ScriptedProxy.of(
            (in, out) -> {
              ScriptedProxy.greet(in, out, method);
              return "";
            })) {
      ProbeRun run = probe(proxy, Kind.SOCKS5, login, "");
      // A method that nobody offered is no SOCKS.
      String id = method == 255 ? "proxy-login-rejected:fail" : "proxy-unreachable:fail";
      assertEquals(id, found(run), () -> told(run));
    }
  }

  @Test
  void aProxyThatRefusesTheDataPortsIsNamed() throws IOException {
    boolean[] first = {true};
    try (ScriptedProxy proxy =
        ScriptedProxy.of(
            (in, out) -> {
              ScriptedProxy.greet(in, out, 0);
              String to = ScriptedProxy.wish(in);
              out.write(new byte[] {5, (byte) (first[0] ? 0 : 2), 0, 1, 0, 0, 0, 0, 0, 0});
              boolean control = first[0];
              first[0] = false;
              return control ? to : "";
            })) {
      ProbeRun run = probe(proxy, Kind.SOCKS5H, false, "ftp.example.org");
      assertEquals("proxy-refused:fail", found(run), () -> told(run));
      assertEquals(StepId.PASSIVE, Diagnoser.diagnose(run).rootCause().orElseThrow().step());
      assertTrue(told(run).contains("data connections not"), () -> told(run));
    }
  }

  @Test
  void aProxyThatStaysSilentAfterTheWishWaitsForTheServer() throws IOException {
    try (ScriptedProxy proxy =
        ScriptedProxy.of(
            (in, out) -> {
              ScriptedProxy.head(in);
              in.read(); // until the client hangs up
              return "";
            })) {
      ProbeRequest request =
          ProbeRequest.of(
              new Target("ftp.example.org", "ftp.example.org", 21, TlsMode.AUTO, Optional.empty()));
      ProbeRequest quick =
          request.with(new ProbeRequest.Limits(Duration.ofMillis(300), Duration.ofSeconds(10)));
      ProbeRun run = Probes.run(through(proxy, Kind.HTTP, false, quick, "ftp.example.org"));
      assertEquals("connect-timeout:fail", found(run), () -> told(run));
      assertTrue(told(run).contains("had no answer after"), () -> told(run));
    }
  }

  @Test
  void whatAHostileProxySaysIsBoundedAndEscaped() throws IOException {
    String head = "HTTP/1.1 403 \u001b[31mred" + "x".repeat(5_000);
    try (ScriptedProxy proxy = ScriptedProxy.http(head)) {
      ProbeRun run = probe(proxy, Kind.HTTP, false, "ftp.example.org");
      assertEquals("proxy-refused:fail", found(run));
      assertFalse(told(run).contains("\u001b"));
      assertFalse(told(run).contains("x".repeat(300)));
    }
    try (ScriptedProxy proxy =
        ScriptedProxy.of(
            (in, out) -> {
              ScriptedProxy.head(in);
              out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
              for (int i = 0; i < 10_000; i++) {
                out.write("X-Endless: yes\r\n".getBytes(StandardCharsets.US_ASCII));
              }
              return "";
            })) {
      ProbeRun run = probe(proxy, Kind.HTTP, false, "ftp.example.org");
      assertEquals("proxy-unreachable:fail", found(run), () -> told(run));
    }
  }

  /** However a proxy hangs up, it is not the server that did. */
  @ParameterizedTest
  @EnumSource
  void aProxyThatHangsUpIsNoServer(Kind kind) throws IOException {
    try (ScriptedProxy proxy = ScriptedProxy.of((in, out) -> "")) { // unread bytes: a reset
      ProbeRun run =
          probe(proxy, kind, false, "ftp.example.org".substring(kind == Kind.SOCKS5 ? 15 : 0));
      assertEquals("proxy-unreachable:fail", found(run), () -> told(run));
    }
  }

  @Test
  void activeModeIsNotTriedThroughAProxy() throws IOException {
    Scenario scenario =
        Scenario.parse("test", new StringReader("args: --tls off --active\nexpect: none\n"));
    try (DemoServer server = DemoServer.start(scenario);
        ScriptedProxy proxy = ScriptedProxy.socks(0)) {
      ProbeRequest request = DemoOrders.of(scenario, server.address()).request();
      ProbeRun run = Probes.run(through(proxy, Kind.SOCKS5, false, request, ""));
      assertEquals(Outcome.SKIPPED, run.step(StepId.ACTIVE).outcome());
      assertTrue(told(run).contains("cannot connect to this client through the proxy"));
      assertFalse(server.commandsSeen().stream().anyMatch(c -> c.startsWith("PORT")));
    }
  }
}
