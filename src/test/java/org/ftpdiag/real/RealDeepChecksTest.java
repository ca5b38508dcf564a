package org.ftpdiag.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ftpdiag.demo.DemoCertificates;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.deep.IdleWatch;
import org.ftpdiag.model.seen.deep.ResumptionCount;
import org.ftpdiag.model.seen.deep.ResumptionCount.Resumption;
import org.ftpdiag.model.seen.deep.SessionsHeld;
import org.ftpdiag.model.seen.deep.TlsOffers;
import org.ftpdiag.model.seen.deep.TlsOffers.Accepted;
import org.ftpdiag.real.Probing.Told;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deep checks with real servers: they measure what the servers were told. */
class RealDeepChecksTest {
  private static final String LIMIT = "session-limit:info";

  @TempDir Path keys;

  private static Probing named(RealServer server) {
    return new Probing(server.port()).user(RealServer.USER, RealServer.PASSWORD);
  }

  private static void assertHeld(int held, Told told) {
    assertEquals(held, told.run().all(SessionsHeld.class).findFirst().orElseThrow().held());
    assertTrue(told.findings().contains(LIMIT), told::dialogue);
  }

  @Test
  void vsftpdHoldsWhatItsLimitSays() throws Exception {
    try (RealServer server = RealServer.vsftpd("max_per_ip=4")) {
      assertHeld(4, new Probing(server.port()).check(60, DeepCheck.LIMITS).run());
    }
  }

  @Test
  void proftpdHoldsWhatItsLimitSays() throws Exception {
    try (RealServer server = RealServer.proftpd("MaxClientsPerHost 3")) {
      assertHeld(3, named(server).check(60, DeepCheck.LIMITS).run());
    }
  }

  @Test
  void pureFtpdHoldsWhatItsLimitSays() throws Exception {
    try (RealServer server = RealServer.pureftpd("-C", "3")) {
      assertHeld(3, named(server).check(60, DeepCheck.LIMITS).run());
    }
  }

  @Test
  void pyftpdlibHoldsWhatItsLimitSays() throws Exception {
    try (RealServer server = RealServer.pyftpdlib("FTPServer.max_cons_per_ip = 5")) {
      Told told = named(server).check(60, DeepCheck.LIMITS).run();
      assertHeld(5, told);
    }
  }

  @Test
  void noLimitIsNoFinding() throws Exception {
    try (RealServer server = RealServer.proftpd()) {
      Told told = named(server).check(60, DeepCheck.LIMITS).run();
      assertEquals(10, told.run().all(SessionsHeld.class).findFirst().orElseThrow().held());
      assertTrue(!told.findings().contains(LIMIT), told::dialogue);
    }
  }

  @Test
  void vsftpdEndsASilentSessionAndNoopKeepsOne() throws Exception {
    try (RealServer server = RealServer.vsftpd("idle_session_timeout=4")) {
      Told told = new Probing(server.port()).check(40, DeepCheck.IDLE).run();
      IdleWatch watch = told.run().all(IdleWatch.class).findFirst().orElseThrow();
      assertEquals(4000, watch.endedMs().orElse(0), 1500);
      assertTrue(told.findings().contains("idle-limit:info"), told::dialogue);
      assertTrue(!told.findings().contains("noop-no-keepalive:warn"), told::dialogue);
      assertEquals(List.of(), RealServersTest.worse(told), told::dialogue);
    }
  }

  @Test
  void proftpdThatCountsTransfersOnlyIsNotKeptByNoop() throws Exception {
    try (RealServer server = RealServer.proftpd("TimeoutNoTransfer 4")) {
      Told told = named(server).check(40, DeepCheck.IDLE).run();
      assertTrue(told.findings().contains("noop-no-keepalive:warn"), told::dialogue);
    }
  }

  @Test
  void proftpdThatTakesPasswordsInClearIsTold() throws Exception {
    Path pem = pem();
    try (RealServer server = RealServer.proftpd(RealServer.proftpdTls(pem, "TLSRequired off"))) {
      Told told = trusted(server).check(60, DeepCheck.LOGIN_POLICY).run();
      assertEquals(
          List.of("plain-login-allowed:warn"), RealServersTest.worse(told), told::dialogue);
    }
  }

  @Test
  void serversThatDemandTlsAreSilent() throws Exception {
    Path pem = pem();
    try (RealServer server = RealServer.proftpd(RealServer.proftpdTls(pem, "TLSRequired on"))) {
      Told told = trusted(server).check(60, DeepCheck.LOGIN_POLICY).run();
      assertEquals(List.of(), RealServersTest.worse(told), told::dialogue);
    }
    try (RealServer server = RealServer.pureftpd("-Y", "2", "-2", pem.toString())) {
      Told told = trusted(server).check(60, DeepCheck.LOGIN_POLICY).run();
      assertEquals(List.of(), RealServersTest.worse(told), told::dialogue);
    }
    try (RealServer server =
        RealServer.pyftpdlib(
            "handler = TLS_FTPHandler",
            "handler.certfile = '" + pem + "'",
            "handler.tls_control_required = True")) {
      Told told = trusted(server).check(60, DeepCheck.LOGIN_POLICY).run();
      assertEquals(List.of(), RealServersTest.worse(told), told::dialogue);
    }
  }

  private static TlsOffers offers(Told told) {
    return told.run().all(TlsOffers.class).findFirst().orElseThrow();
  }

  private static Set<String> weakKinds(Told told) {
    return offers(told).suites().stream()
        .filter(Accepted::weak)
        .map(Accepted::kind)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void weakSuitesThatServersWereToldToTakeAreTold() throws Exception {
    Path pem = pem();
    String all = "ALL:eNULL:@SECLEVEL=0";
    Set<String> both = Set.of("NULL", "anon");
    try (RealServer server = RealServer.vsftpd(RealServer.vsftpdTls(pem, "ssl_ciphers=" + all))) {
      Probing probing = new Probing(server.port()).host("localhost");
      probing.trusting(DemoCertificates.authority());
      Told told = probing.check(60, DeepCheck.TLS_VERSIONS).run();
      assertEquals(both, weakKinds(told), told::dialogue);
      assertTrue(told.findings().contains("tls-cipher-weak:warn"), told::dialogue);
      assertTrue(offers(told).complete(), told::dialogue);
    }
    try (RealServer server =
        RealServer.proftpd(RealServer.proftpdTls(pem, "TLSCipherSuite " + all))) {
      Told told = trusted(server).check(60, DeepCheck.TLS_VERSIONS).run();
      assertEquals(both, weakKinds(told), told::dialogue);
    }
    try (RealServer server = RealServer.pureftpd("-Y", "1", "-J", all, "-2", pem.toString())) {
      Told told = trusted(server).check(60, DeepCheck.TLS_VERSIONS).run();
      assertEquals(both, weakKinds(told), told::dialogue);
    }
  }

  @Test
  void suitesOfDefaultsAreGradedAndNoneIsWeak() throws Exception {
    Path pem = pem();
    try (RealServer server = RealServer.proftpd(RealServer.proftpdTls(pem))) {
      Told told = trusted(server).check(60, DeepCheck.TLS_VERSIONS).run();
      assertEquals(Set.of(), weakKinds(told), told::dialogue);
      assertTrue(
          offers(told).suites().stream().anyMatch(s -> s.grade() == TlsOffers.Grade.GOOD),
          told::dialogue);
      assertTrue(offers(told).complete(), told::dialogue);
    }
    // CBC is no fault, but a grade.
    String cbc = "ssl_ciphers=ECDHE-ECDSA-AES128-SHA";
    try (RealServer server = RealServer.vsftpd(RealServer.vsftpdTls(pem, cbc))) {
      Probing probing = new Probing(server.port()).host("localhost");
      probing.trusting(DemoCertificates.authority());
      Told told = probing.check(60, DeepCheck.TLS_VERSIONS).run();
      assertTrue(
          offers(told).suites().stream().anyMatch(s -> s.grade() == TlsOffers.Grade.FAIR),
          told::dialogue);
      assertEquals(List.of(), RealServersTest.worse(told), told::dialogue);
    }
  }

  private static void assertResumption(Resumption expected, Told told) {
    ResumptionCount count = told.run().all(ResumptionCount.class).findFirst().orElseThrow();
    assertEquals(8, count.connections().size(), told::dialogue);
    assertEquals(expected, count.resumption(), told::dialogue);
    assertTrue(!told.findings().contains("tls-resumption-runs-out:warn"), told::dialogue);
  }

  @Test
  void resumptionIsAMustWhereTheConfigurationSaysSo() throws Exception {
    Path pem = pem();
    for (boolean must : new boolean[] {true, false}) {
      String reuse = "require_ssl_reuse=" + (must ? "YES" : "NO");
      try (RealServer server = RealServer.vsftpd(RealServer.vsftpdTls(pem, reuse))) {
        Probing probing = new Probing(server.port()).host("localhost");
        probing.trusting(DemoCertificates.authority());
        assertResumption(
            must ? Resumption.MUST : Resumption.MAY,
            probing.check(60, DeepCheck.TLS_RESUMPTION).run());
      }
      String options = must ? "TLSOptions NoEmptyFragments" : "TLSOptions NoSessionReuseRequired";
      try (RealServer server = RealServer.proftpd(RealServer.proftpdTls(pem, options))) {
        assertResumption(
            must ? Resumption.MUST : Resumption.MAY,
            trusted(server).check(60, DeepCheck.TLS_RESUMPTION).run());
      }
    }
  }

  /**
   * Old TLS versions and a password in clear are true of these servers, and looked at elsewhere.
   */
  private static void assertNothingWorse(Told told) {
    List<String> worse =
        RealServersTest.worse(told).stream()
            .filter(f -> !f.startsWith("tls-version-old") && !f.startsWith("password-in-clear"))
            .toList();
    assertEquals(List.of(), worse, told::dialogue);
    assertEquals(List.of(), told.run().defects());
  }

  @Test
  void allChecksOfHealthyServersWarnOfNothing() throws Exception {
    Path pem = pem();
    try (RealServer server = RealServer.vsftpd()) {
      assertNothingWorse(new Probing(server.port()).allChecks().run());
    }
    try (RealServer server = RealServer.vsftpd(RealServer.vsftpdTls(pem))) {
      assertNothingWorse(
          new Probing(server.port())
              .host("localhost")
              .trusting(DemoCertificates.authority())
              .allChecks()
              .run());
    }
    try (RealServer server = RealServer.proftpd()) {
      assertNothingWorse(named(server).allChecks().run());
    }
    try (RealServer server = RealServer.proftpd(RealServer.proftpdTls(pem))) {
      assertNothingWorse(trusted(server).allChecks().run());
    }
    try (RealServer server = RealServer.pureftpd()) {
      assertNothingWorse(named(server).allChecks().run());
    }
    try (RealServer server = RealServer.pureftpd("-Y", "1", "-2", pem.toString())) {
      assertNothingWorse(trusted(server).allChecks().run());
    }
    try (RealServer server = RealServer.pyftpdlib()) {
      assertNothingWorse(named(server).allChecks().run());
    }
    try (RealServer server =
        RealServer.pyftpdlib("handler = TLS_FTPHandler", "handler.certfile = '" + pem + "'")) {
      assertNothingWorse(trusted(server).allChecks().run());
    }
  }

  /** As inetd starts it, by itself and with options. */
  @Test
  void allChecksOfHealthyInetutilsWarnOfNothing() throws Exception {
    String obstacle = PrivateHost.obstacle();
    Assumptions.assumeTrue(obstacle.isEmpty(), obstacle);
    String wrapped = "ftp stream tcp nowait root /usr/sbin/tcpd /usr/sbin/ftpd";
    Files.copy(pem(), keys.resolve("other.pem")); // the host wants one, and the server none
    for (String line : List.of(wrapped, wrapped + " -l -t 1800")) {
      try (PrivateHost host =
          PrivateHost.start(
              StockServer.INETUTILS, List.of(List.of(line)), keys, RealServer.crypted())) {
        assertTrue(host.listens(), line);
        Told told =
            new Probing(host.port()).user(RealServer.USER, RealServer.PASSWORD).allChecks().run();
        assertEquals(StepReport.Outcome.DONE, told.outcome(StepId.LIST), told::dialogue);
        assertNothingWorse(told);
      }
    }
  }

  private static Probing trusted(RealServer server) {
    return named(server).host("localhost").trusting(DemoCertificates.authority());
  }

  private Path pem() throws Exception {
    KeyStore store = DemoCertificates.keyStore("valid");
    String alias = store.aliases().nextElement();
    StringBuilder pem = new StringBuilder();
    append(pem, "PRIVATE KEY", store.getKey(alias, DemoCertificates.password()).getEncoded());
    for (Certificate c : store.getCertificateChain(alias)) {
      append(pem, "CERTIFICATE", c.getEncoded());
    }
    Path file = Files.writeString(keys.resolve("valid.pem"), pem);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private static void append(StringBuilder pem, String kind, byte[] der) {
    pem.append("-----BEGIN ").append(kind).append("-----\n");
    pem.append(
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der));
    pem.append("\n-----END ").append(kind).append("-----\n");
  }
}
