package org.ftpdiag.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import org.apache.commons.net.ftp.FTPSClient;
import org.ftpdiag.demo.DemoCertificates;
import org.ftpdiag.knowledge.Settings;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.SessionRenewal;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.real.Probing.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with real servers: data connections that must resume, certificates, refusals. */
class RealServersTlsTest {
  @TempDir Path keys;

  @Test
  void vsftpdGetsItsResumedSessionsOverEveryDataConnection() throws Exception {
    Path pem = pem("valid");
    try (RealServer server =
        RealServer.vsftpd(RealServer.vsftpdTls(pem, "require_ssl_reuse=YES"))) {
      Told told = everything(server).put("pub").run();
      assertEquals(List.of("anonymous-writable:warn"), RealServersTest.worse(told), told::dialogue);
      assertEveryTransferResumed(told);
      RealServersTest.assertUploadRemoved(server, told);
    }
  }

  @Test
  void proftpdGetsItsResumedSessionsOverEveryDataConnection() throws Exception {
    Path pem = pem("valid");
    try (RealServer server =
        RealServer.proftpd(
            RealServer.proftpdTls(
                pem, "TLSRequired on", "AllowOverwrite on", "AllowStoreRestart on"))) {
      Told told = everything(server).user(RealServer.USER, RealServer.PASSWORD).put("/pub").run();
      assertEquals(List.of(), RealServersTest.worse(told), told::dialogue);
      assertEveryTransferResumed(told);
      RealServersTest.assertUploadRemoved(server, told);
    }
  }

  @Test
  void proftpdOverTls12NeedsNoRenewal() throws Exception {
    Path pem = pem("valid");
    try (RealServer server =
        RealServer.proftpd(
            RealServer.proftpdTls(
                pem, "TLSProtocol TLSv1.2", "AllowOverwrite on", "AllowStoreRestart on"))) {
      Told told = everything(server).user(RealServer.USER, RealServer.PASSWORD).put("/pub").run();
      assertEquals(List.of(), RealServersTest.worse(told), told::dialogue);
      assertEquals(0, told.run().all(SessionRenewal.class).count(), told::dialogue);
      assertEveryTransferResumed(told);
    }
  }

  @Test
  void pureFtpdThatResumesNothingIsNoFault() throws Exception {
    Path pem = pem("valid");
    try (RealServer server = RealServer.pureftpd("-Y", "1", "-2", pem.toString())) {
      Told told = everything(server).user(RealServer.USER, RealServer.PASSWORD).put("/pub").run();
      assertEquals(List.of(), RealServersTest.worse(told), told::dialogue);
    }
  }

  @Test
  void pyftpdlibOverTlsGivesNothingToComplainOf() throws Exception {
    Path pem = pem("valid");
    try (RealServer server =
        RealServer.pyftpdlib("handler = TLS_FTPHandler", "handler.certfile = '" + pem + "'")) {
      Told told = everything(server).user(RealServer.USER, RealServer.PASSWORD).put("/pub").run();
      assertEquals(List.of(), RealServersTest.worse(told), told::dialogue);
    }
  }

  @Test
  void aRenewedSessionReturnsToItsDirectory() throws Exception {
    Path pem = pem("valid");
    try (RealServer server =
        RealServer.proftpd(
            RealServer.proftpdTls(pem, "AllowOverwrite on", "AllowStoreRestart on"))) {
      // With every check the session is renewed behind the listing, before the upload.
      Told told =
          probe(server)
              .user(RealServer.USER, RealServer.PASSWORD)
              .path("pub/")
              .put(".")
              .allChecks()
              .run();
      assertEquals(List.of(), RealServersTest.worse(told), told::dialogue);
      RealServersTest.assertUploadRemoved(server, told);
      assertTrue(
          told.run().transcript().entries().stream().anyMatch(e -> e.text().equals("CWD /pub")),
          told::dialogue);
    }
  }

  @Test
  void thatVsftpdInsistsOnResumptionIsTold() throws Exception {
    Path pem = pem("valid");
    try (RealServer server =
        RealServer.vsftpd(RealServer.vsftpdTls(pem, "require_ssl_reuse=YES"))) {
      Told told = probe(server).allChecks().run();
      assertTrue(told.findings().contains("tls-session-reuse-required:info"), told::dialogue);
      assertEquals(List.of(), RealServersTest.worse(told), told::dialogue);
    }
  }

  @Test
  void oldVersionsThatVsftpdTakesAreToldAndTheAdviceEndsThem() throws Exception {
    Path pem = pem("valid");
    String weak = "ssl_ciphers=ALL:@SECLEVEL=0";
    try (RealServer server = RealServer.vsftpd(RealServer.vsftpdTls(pem, weak))) {
      assertOldVersionsTold(probe(server).allChecks().run(), "TLSv1, TLSv1.1");
    }
    String[] cured = RealServer.vsftpdTls(pem, cure("vsftpd", "ssl_ciphers="));
    try (RealServer server = RealServer.vsftpd(cured)) {
      Told told = probe(server).allChecks().run();
      assertEquals(List.of(), RealServersTest.worse(told), told::dialogue);
    }
  }

  @Test
  void oldVersionsThatProftpdTakesAreToldAndTheAdviceEndsThem() throws Exception {
    Path pem = pem("valid");
    String weak = "TLSCipherSuite ALL:@SECLEVEL=0";
    String old = "TLSProtocol TLSv1 TLSv1.1 TLSv1.2 TLSv1.3";
    try (RealServer server = RealServer.proftpd(RealServer.proftpdTls(pem, weak, old))) {
      Told told = probe(server).user(RealServer.USER, RealServer.PASSWORD).allChecks().run();
      assertOldVersionsTold(told, "TLSv1, TLSv1.1");
    }
    String[] cured = RealServer.proftpdTls(pem, weak, cure("proftpd", "")[0]);
    try (RealServer server = RealServer.proftpd(cured)) {
      Told told = probe(server).user(RealServer.USER, RealServer.PASSWORD).allChecks().run();
      // The advice on versions leaves the cipher list, which has its own.
      assertEquals(List.of("tls-cipher-weak:warn"), RealServersTest.worse(told), told::dialogue);
    }
  }

  @Test
  void pureFtpdTakesNoOldVersionsWhateverItsCiphers() throws Exception {
    Path pem = pem("valid");
    String[] options = {"-Y", "1", "-J", "ALL:@SECLEVEL=0", "-2", pem.toString()};
    try (RealServer server = RealServer.pureftpd(options)) {
      Told told = probe(server).user(RealServer.USER, RealServer.PASSWORD).allChecks().run();
      assertEquals(List.of("tls-cipher-weak:warn"), RealServersTest.worse(told), told::dialogue);
    }
  }

  /** The lines that are advised against old versions; a cipher list with what OpenSSL forbids. */
  private static String[] cure(String family, String ciphers) {
    return Settings.load().of(FindingId.TLS_VERSION_OLD, family).stream()
        .map(l -> !ciphers.isEmpty() && l.startsWith(ciphers) ? l + ":@SECLEVEL=0" : l)
        .toArray(String[]::new);
  }

  /** ALL takes in anonymous suites. */
  private static void assertOldVersionsTold(Told told, String versions) {
    assertEquals(
        List.of("tls-version-old:warn", "tls-cipher-weak:warn"),
        RealServersTest.worse(told),
        told::dialogue);
    assertEquals(
        List.of(versions),
        told.diagnosis().findings().stream()
            .filter(f -> f.id() == FindingId.TLS_VERSION_OLD)
            .map(f -> f.facts().get("versions"))
            .toList());
  }

  @Test
  void proftpdThatInsistsOnTlsIsNamed() throws Exception {
    Path pem = pem("valid");
    try (RealServer server = RealServer.proftpd(RealServer.proftpdTls(pem, "TLSRequired on"))) {
      Told told = probe(server).user(RealServer.USER, RealServer.PASSWORD).tls(TlsMode.OFF).run();
      assertEquals("tls-required", told.rootCause(), told::dialogue);
    }
  }

  @Test
  void anExpiredCertificateKeepsThePasswordAtHome() throws Exception {
    Path pem = pem("expired");
    try (RealServer server = RealServer.proftpd(RealServer.proftpdTls(pem))) {
      Told told = probe(server).user(RealServer.USER, RealServer.PASSWORD).run();
      assertEquals("tls-certificate-expired", told.rootCause(), told::dialogue);
      assertTrue(
          told.run().transcript().entries().stream().noneMatch(e -> e.text().startsWith("PASS")));
    }
  }

  @Test
  void vsftpdThatWantsAClientCertificateIsNamed() throws Exception {
    Path pem = pem("valid");
    Path authority = Files.writeString(keys.resolve("ca.pem"), DemoCertificates.authorityPem());
    try (RealServer server =
        RealServer.vsftpd(
            RealServer.vsftpdTls(
                pem, "require_cert=YES", "validate_cert=YES", "ca_certs_file=" + authority))) {
      Told told = probe(server).tls(TlsMode.EXPLICIT).run();
      assertEquals("tls-client-certificate-required", told.rootCause(), told::dialogue);
    }
  }

  @Test
  void implicitTlsIsFoundOnAPortThatWasTakenForPlain() throws Exception {
    Path pem = pem("valid");
    try (RealServer server = RealServer.vsftpd(RealServer.vsftpdTls(pem, "implicit_ssl=YES"))) {
      assertEquals(
          "implicit-tls-expected",
          probe(server).timeout(java.time.Duration.ofSeconds(2)).run().rootCause());
      Told told = probe(server).tls(TlsMode.IMPLICIT).run();
      assertEquals(List.of(), RealServersTest.worse(told), told::dialogue);
    }
  }

  @Test
  void theSecondOpinionAgreesOnTheHandshake() throws Exception {
    Path pem = pem("valid");
    try (RealServer server = RealServer.vsftpd(RealServer.vsftpdTls(pem))) {
      FTPSClient client = new FTPSClient(false);
      client.connect("127.0.0.1", server.port());
      boolean theirs = client.login("anonymous", "x");
      client.logout();
      client.disconnect();
      Told told = probe(server).tls(TlsMode.EXPLICIT).run();
      assertEquals(
          theirs, told.run().all(TlsAttempt.class).findFirst().orElseThrow().session().isPresent());
      assertEquals(List.of(), RealServersTest.worse(told), told::dialogue);
    }
  }

  private static Probing probe(RealServer server) {
    return new Probing(server.port()).host("localhost").trusting(DemoCertificates.authority());
  }

  /**
   * A listing, a download with its restart, an active listing and an upload: eight data
   * connections.
   */
  private static Probing everything(RealServer server) {
    return probe(server).tls(TlsMode.EXPLICIT).get("hello.txt").active();
  }

  private static void assertEveryTransferResumed(Told told) {
    List<Transfer> all = told.run().all(Transfer.class).toList();
    assertTrue(all.size() >= 7, told::dialogue); // the eighth is the active listing
    for (Transfer t : all) {
      assertTrue(t.ok(), told::dialogue);
      assertTrue(
          t.tls().flatMap(TlsAttempt::session).orElseThrow().resumed(),
          () -> t + "\n" + told.dialogue());
    }
  }

  private Path pem(String name) throws IOException, GeneralSecurityException {
    return pem(keys, name);
  }

  /** A key of the demo's and its certificates, in a file of a folder. */
  static Path pem(Path folder, String name) throws IOException, GeneralSecurityException {
    KeyStore store = DemoCertificates.keyStore(name);
    String alias = store.aliases().nextElement();
    StringBuilder pem = new StringBuilder();
    append(pem, "PRIVATE KEY", store.getKey(alias, DemoCertificates.password()).getEncoded());
    for (Certificate c : store.getCertificateChain(alias)) {
      append(pem, "CERTIFICATE", c.getEncoded());
    }
    Path file = Files.writeString(folder.resolve(name + ".pem"), pem);
    Files.setPosixFilePermissions(
        file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private static void append(StringBuilder pem, String kind, byte[] der) {
    pem.append("-----BEGIN ").append(kind).append("-----\n");
    pem.append(
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der));
    pem.append("\n-----END ").append(kind).append("-----\n");
  }
}
