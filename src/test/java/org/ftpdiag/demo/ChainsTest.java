package org.ftpdiag.demo;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.ftpdiag.Probes;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.Target;
import org.ftpdiag.model.TlsMaterial;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.Transfer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where the password goes, by what the server shows on its first connection, on that of a renewed
 * session and on a data connection. What Java and OpenSSL decide is held against the table, too.
 */
@Execution(ExecutionMode.CONCURRENT)
class ChainsTest {
  private static final String PASSWORD = "correct horse";

  /** A password each: the first session, that of tls-resumption, and that of prot-matrix. */
  private static final int SESSIONS_OF_ALL_CHECKS = 3;

  private static final String LOGIN = "user: alice\npassword: " + PASSWORD + "\n";

  static List<TestChain> chains() {
    return TestChains.all();
  }

  /** What a probe brought. */
  private record Told(ProbeRun run, Diagnosis diagnosis, List<String> commands) {

    long passwords() {
      return commands.stream().filter("PASS ****"::equals).count();
    }

    List<String> certificateFindings() {
      return diagnosis.findings().stream()
          .filter(f -> f.id().id().startsWith("tls-c") || f.id() == FindingId.TLS_DATA_CERTIFICATE)
          .map(Told::brief)
          .toList();
    }

    String root() {
      return diagnosis.rootCause().map(f -> f.id().id()).orElse("none");
    }

    static String brief(Finding f) {
      return f.id().id()
          + ":"
          + f.severity().id()
          + ":"
          + f.facts().getOrDefault("variant", f.id() == FindingId.TLS_CHAIN_ORDER ? "" : "own");
    }
  }

  private static Told probe(TestChain chain, String scenario, boolean allChecks, String password)
      throws IOException {
    return probe(
        chain,
        scenario,
        allChecks,
        password.isEmpty()
            ? Credentials.anonymous()
            : new Credentials("alice", new Secret(password), Optional.empty()));
  }

  private static Told probe(TestChain chain, String scenario, boolean allChecks, Credentials who)
      throws IOException {
    Scenario parsed = Scenario.parse("test", new StringReader(LOGIN + scenario));
    try (DemoServer server =
        DemoServer.start(
            parsed, name -> name.equals("valid") ? chain.shown() : sound(chain).shown())) {
      ProbeRequest plain =
          ProbeRequest.of(
              new Target(
                  chain.host(),
                  chain.host(),
                  server.address().getPort(),
                  parsed.tls() == Scenario.Tls.IMPLICIT ? TlsMode.IMPLICIT : TlsMode.EXPLICIT,
                  Optional.empty()));
      List<X509Certificate> trusted =
          Stream.of(chain.anchor(), sound(chain).anchor()).distinct().toList();
      ProbeRequest request =
          new ProbeRequest(
              plain.target(),
              plain.family(),
              who,
              new ProbeRequest.Tls(
                  new TlsMaterial(trusted, Optional.empty(), new char[0]), true, false),
              new ProbeRequest.Tests(
                  plain.tests().data(), false, Optional.empty(), Optional.empty(), allChecks),
              plain.limits());
      InetAddress[] loopback = {server.address().getAddress()};
      ProbeRun run = Probes.run(request, host -> loopback);
      assertEquals(List.of(), run.defects());
      return new Told(run, Diagnoser.diagnose(run), server.commandsSeen());
    }
  }

  /** A sound chain for the same host. */
  private static TestChain sound(TestChain chain) {
    return chain.host().equals(TestChain.HOST) ? TestChain.good() : TestChain.goodFor(chain.host());
  }

  @ParameterizedTest
  @MethodSource("chains")
  void onTheFirstConnection(TestChain chain) throws IOException {
    Told told = probe(chain, "", false, PASSWORD);
    assertAll(
        () -> assertEquals(chain.trusted() ? 1 : 0, told.passwords(), told.commands()::toString),
        () -> assertEquals(chain.finding(), first(told), told.certificateFindings()::toString),
        () -> assertEquals(chain.trusted() ? "none" : id(chain), told.root()),
        () -> assertTrue(explained(told.run(), told.diagnosis())));
  }

  @ParameterizedTest
  @MethodSource("chains")
  void onTheConnectionOfARenewedSession(TestChain chain) throws IOException {
    Told told = probe(chain, "cert: weak\nconnect [2-] -> !cert valid\n", true, PASSWORD);
    assertAll(
        () ->
            assertEquals(
                chain.trusted() ? SESSIONS_OF_ALL_CHECKS : 1,
                told.passwords(),
                told.commands()::toString),
        () -> assertEquals(chain.trusted() ? "none" : id(chain), told.root()),
        () -> assertTrue(explained(told.run(), told.diagnosis())));
  }

  @ParameterizedTest
  @MethodSource("chains")
  void onADataConnection(TestChain chain) throws IOException {
    Told told = probe(chain, "cert: weak\ndata -> !data-cert valid\n", false, PASSWORD);
    List<Boolean> moved = told.run().all(Transfer.class).map(Transfer::moved).toList();
    assertAll(
        () -> assertEquals(1, told.passwords(), told.commands()::toString),
        () -> assertEquals(chain.trusted() ? "none" : "tls-data-certificate", told.root()),
        () -> assertEquals(1, moved.size()),
        () -> assertEquals(chain.trusted(), moved.get(0)));
  }

  @Test
  void anAnonymousSessionGoesOnOverSuchADataConnectionAndIsTold() throws IOException {
    TestChain odd =
        TestChains.all().stream().filter(c -> c.name().equals("other name")).findFirst().get();
    Told told = probe(odd, "cert: weak\ndata -> !data-cert valid\n", false, "");
    assertTrue(
        told.certificateFindings().contains("tls-data-certificate:fail:own"),
        told.certificateFindings().toString());
    assertTrue(told.run().all(Transfer.class).anyMatch(Transfer::ok));
  }

  @Test
  void aCertificateThatCannotBeReadIsNoMatterOfCiphers() throws IOException {
    Told told = probe(TestChain.unreadable(), "", false, PASSWORD);
    Finding found = told.diagnosis().rootCause().orElseThrow();
    assertEquals(FindingId.TLS_HANDSHAKE_FAILED, found.id());
    assertEquals("unreadable", found.facts().get("variant"), found.evidence().toString());
    assertEquals(0, told.passwords());
  }

  /** {@code trusted == false} implies a finding that says so. */
  private static boolean explained(ProbeRun run, Diagnosis diagnosis) {
    boolean refused =
        run.all(TlsAttempt.class)
            .flatMap(a -> a.session().stream())
            .anyMatch(session -> !session.trusted());
    return !refused
        || diagnosis.findings().stream().anyMatch(f -> f.id().id().startsWith("tls-certificate"));
  }

  private static String first(Told told) {
    return told.certificateFindings().stream().findFirst().orElse("none");
  }

  private static String id(TestChain chain) {
    return chain.finding().substring(0, chain.finding().indexOf(':'));
  }

  @ParameterizedTest
  @MethodSource("chains")
  void javaDecidesAsTheTableSays(TestChain chain) throws IOException, GeneralSecurityException {
    // Java takes what stands in its store whatever the dates say; OpenSSL and this program do not.
    boolean named = chain.shown().chain().get(0).equals(chain.anchor());
    assertEquals(chain.trusted() || named, accepted(chain));
  }

  private static boolean accepted(TestChain chain) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("a", chain.anchor());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try (DemoServer server = implicit(chain);
        Socket raw = new Socket(server.address().getAddress(), server.address().getPort());
        SSLSocket tls =
            (SSLSocket)
                context
                    .getSocketFactory()
                    .createSocket(raw, chain.host(), server.address().getPort(), true)) {
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      return true;
    } catch (SSLException e) {
      return false;
    }
  }

  private static DemoServer implicit(TestChain chain) throws IOException {
    Scenario scenario = Scenario.parse("test", new StringReader("tls: implicit"));
    return DemoServer.start(scenario, name -> chain.shown());
  }

  @ParameterizedTest
  @MethodSource("chains")
  void opensslDecidesAsTheTableSays(TestChain chain, @TempDir Path dir)
      throws IOException, InterruptedException, GeneralSecurityException {
    assumeTrue(installed("openssl"), "openssl is not installed");
    Path ca = dir.resolve("ca.pem");
    Files.writeString(
        ca,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(chain.anchor().getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    boolean address = chain.host().matches("[0-9.]+");
    try (DemoServer server = implicit(chain)) {
      InetSocketAddress at = server.address();
      ProcessBuilder command =
          new ProcessBuilder(
              "openssl",
              "s_client",
              "-connect",
              "127.0.0.1:" + at.getPort(),
              "-CAfile",
              ca.toString(),
              "-no-CApath",
              address ? "-verify_ip" : "-verify_hostname",
              chain.host(),
              "-verify_return_error");
      Path log = dir.resolve("log");
      Process process =
          command
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      assertTrue(process.waitFor(20, TimeUnit.SECONDS));
      assertEquals(
          chain.openssl(),
          process.exitValue() == 0,
          () -> {
            try {
              return Files.readString(log);
            } catch (IOException e) {
              return e.toString();
            }
          });
    }
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(d -> Files.isExecutable(Path.of(d, program)));
  }

  /** Of everybody's login, only the password that everybody knows is none. */
  @ParameterizedTest
  @ValueSource(strings = {"ftp", "anonymous", "FTP"})
  void aNamedPasswordIsASecretWhateverTheUserIsCalled(String user) throws IOException {
    TestChain unknown =
        TestChains.all().stream().filter(c -> c.name().equals("unknown root")).findFirst().get();
    Credentials named = new Credentials(user, new Secret(PASSWORD), Optional.empty());
    Told refused = probe(unknown, "", false, named);
    assertEquals(0, refused.passwords());
    assertEquals("tls-certificate-untrusted", refused.root());
    Told sent = probe(TestChain.good(), "", false, named);
    assertEquals(1, sent.passwords());
    assertTrue(
        sent.run().transcript().entries().stream().anyMatch(e -> e.text().equals("PASS ****")));
    assertFalse(sent.run().toString().contains(PASSWORD));
  }

  @Test
  void anAccountOfAnAnonymousLoginIsASecretToo() throws IOException {
    TestChain unknown =
        TestChains.all().stream().filter(c -> c.name().equals("unknown root")).findFirst().get();
    Credentials who = Credentials.anonymous("ftp", Optional.of(new Secret("account")));
    Told told = probe(unknown, "PASS -> 332 Account?\n", false, who);
    assertTrue(told.commands().stream().noneMatch(c -> c.startsWith("ACCT")));
    assertEquals("tls-certificate-untrusted", told.root());
  }

  @Test
  void thePasswordIsInNoTranscript() throws IOException {
    Told told = probe(TestChain.good(), "", false, PASSWORD);
    assertEquals(1, told.passwords());
    assertFalse(told.run().toString().contains(PASSWORD));
  }
}
