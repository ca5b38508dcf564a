package org.ftpdiag.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.demo.DemoCertificates;
import org.ftpdiag.model.ProxyServer;
import org.ftpdiag.model.ProxyServer.Kind;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.real.Probing.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real proxies (microsocks, Dante, Squid) before a real vsftpd, and HOST at a real ProFTPD. */
class RealWaysTest {
  private static final String PASSWORD = "pr0xy-geheim";

  @TempDir Path keys;

  private static RealServer microsocks(String... options) throws IOException {
    Path program = ServerProgram.need("microsocks");
    return RealServer.of(
        (dir, port) -> {
          List<String> command = new ArrayList<>();
          command.addAll(List.of(program.toString(), "-i", "127.0.0.1", "-p", port.toString()));
          command.addAll(List.of(options));
          return command;
        });
  }

  private static RealServer dante(String... rules) throws IOException {
    Path program = ServerProgram.need("danted");
    return RealServer.of(
        (dir, port) -> {
          List<String> conf = new ArrayList<>();
          conf.addAll(
              List.of(
                  "logoutput: stderr",
                  "internal: 127.0.0.1 port = " + port,
                  "external: lo",
                  "socksmethod: none",
                  "clientmethod: none",
                  "user.privileged: root",
                  "user.unprivileged: nobody",
                  "client pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }"));
          conf.addAll(List.of(rules));
          Path file = write(dir.resolve("danted.conf"), conf);
          return List.of(
              program.toString(), "-f", file.toString(), "-p", dir.resolve("pid").toString());
        });
  }

  private static RealServer squid(String... rules) throws IOException {
    Path program = ServerProgram.need("squid");
    return RealServer.of(
        (dir, port) -> {
          List<String> conf = new ArrayList<>(List.of(rules));
          conf.addAll(
              List.of(
                  "http_port 127.0.0.1:" + port,
                  "http_access allow all",
                  "pid_filename none",
                  "cache_log stdio:/dev/null",
                  "access_log none",
                  "cache deny all",
                  "coredump_dir " + dir,
                  "shutdown_lifetime 0 seconds"));
          Path file = write(dir.resolve("squid.conf"), conf);
          return List.of(program.toString(), "-N", "-f", file.toString(), "-n", "ftpdiag" + port);
        });
  }

  private static Path write(Path file, List<String> lines) {
    try {
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProxyServer proxy(Kind kind, RealServer proxy, boolean login) {
    return new ProxyServer(
        kind,
        "127.0.0.1",
        proxy.port(),
        login ? Optional.of(new ProxyServer.Login("bob", new Secret(PASSWORD))) : Optional.empty());
  }

  /** TLS, data connections and an upload, at a server whose data connections have to resume. */
  private void everythingGoesThrough(Kind kind, RealServer proxy, boolean login) throws Exception {
    Path pem = RealServersTlsTest.pem(keys, "valid");
    try (RealServer server =
        RealServer.vsftpd(RealServer.vsftpdTls(pem, "require_ssl_reuse=YES"))) {
      Told told =
          new Probing(server.port())
              .tls(TlsMode.EXPLICIT)
              .trusting(DemoCertificates.authority())
              .put("pub")
              .through(proxy(kind, proxy, login))
              .run();
      assertEquals(List.of("anonymous-writable:warn"), RealServersTest.worse(told), told::dialogue);
      assertEquals(Outcome.DONE, told.outcome(StepId.UPLOAD), told::dialogue);
      assertTrue(
          told.run().transcript().entries().stream()
              .filter(e -> e.text().startsWith("connected"))
              .allMatch(e -> e.text().contains(" through ")),
          told::dialogue);
    }
  }

  @Test
  void microsocksPassesControlAndData() throws Exception {
    try (RealServer proxy = microsocks()) {
      everythingGoesThrough(Kind.SOCKS5, proxy, false);
    }
  }

  @Test
  void microsocksWithALogin() throws Exception {
    try (RealServer proxy = microsocks("-u", "bob", "-P", PASSWORD)) {
      everythingGoesThrough(Kind.SOCKS5H, proxy, true);
      Told none = new Probing(9).host("localhost").through(proxy(Kind.SOCKS5H, proxy, false)).run();
      assertEquals("proxy-login-rejected", none.rootCause(), none::dialogue);
    }
    try (RealServer proxy = microsocks("-u", "bob", "-P", "another")) {
      Told wrong = new Probing(9).host("localhost").through(proxy(Kind.SOCKS5H, proxy, true)).run();
      assertEquals("proxy-login-rejected", wrong.rootCause(), wrong::dialogue);
    }
  }

  @Test
  void dantePassesControlAndData() throws Exception {
    try (RealServer proxy =
        dante("socks pass { from: 0.0.0.0/0 to: 0.0.0.0/0 command: connect }")) {
      everythingGoesThrough(Kind.SOCKS5H, proxy, false);
    }
  }

  @Test
  void danteThatForbidsTheDataPortsIsNamed() throws Exception {
    try (RealServer server = RealServer.vsftpd();
        RealServer proxy =
            dante("socks pass { from: 0.0.0.0/0 to: 0.0.0.0/0 port = " + server.port() + " }")) {
      Told told =
          new Probing(server.port())
              .host("localhost")
              .tls(TlsMode.OFF)
              .through(proxy(Kind.SOCKS5H, proxy, false))
              .run();
      assertEquals("proxy-refused", told.rootCause(), told::dialogue);
      assertEquals(Outcome.FAILED, told.outcome(StepId.PASSIVE), told::dialogue);
    }
  }

  @Test
  void squidPassesControlAndData() throws Exception {
    try (RealServer proxy = squid()) {
      everythingGoesThrough(Kind.HTTP, proxy, false);
    }
  }

  @Test
  void squidAsItIsDeliveredAllowsPort443Only() throws Exception {
    try (RealServer proxy =
        squid("acl SSL_ports port 443", "http_access deny CONNECT !SSL_ports")) {
      Told told = new Probing(21).through(proxy(Kind.HTTP, proxy, false)).run();
      assertEquals("proxy-refused", told.rootCause(), told::dialogue);
    }
  }

  @Test
  void whatSquidSawOfTheServerIsTheServersFault() throws Exception {
    try (RealServer proxy = squid()) {
      Told told = new Probing(9).through(proxy(Kind.HTTP, proxy, false)).run();
      assertEquals("connect-refused", told.rootCause(), told::dialogue);
    }
  }

  @Test
  void proftpdIsToldTheVirtualHost() throws Exception {
    try (RealServer server =
        RealServer.proftpd(
            "<VirtualHost 127.0.0.1>",
            "Port {port}",
            "ServerName \"the other\"",
            "ServerAlias ftp.example.org",
            "RequireValidShell off",
            "AuthUserFile {passwd}",
            "AuthOrder mod_auth_file.c",
            "DefaultRoot ~",
            "</VirtualHost>")) {
      Told known = host(server, "ftp.example.org");
      assertEquals(
          List.of("password-in-clear:warn"), RealServersTest.worse(known), known::dialogue);
      assertTrue(
          known.run().transcript().entries().stream()
              .anyMatch(e -> e.text().equals("HOST ftp.example.org")),
          known::dialogue);
      Told unknown = host(server, "other.example.org");
      assertEquals("virtual-host-unknown", unknown.rootCause(), unknown::dialogue);
    }
  }

  private static Told host(RealServer server, String name) {
    return new Probing(server.port())
        .tls(TlsMode.OFF)
        .user(RealServer.USER, RealServer.PASSWORD)
        .virtualHost(name)
        .run();
  }
}
