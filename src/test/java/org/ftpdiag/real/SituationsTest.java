package org.ftpdiag.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.real.Probing.Told;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.advice.AdviceText;
import org.ftpdiag.report.advice.FixStep;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

/** Configurations out of manuals and public threads: what the probe says of each. */
class SituationsTest {
  private static final Advice ADVICE = Advice.load(Words.load("en"));

  @Test
  void vsftpdThatForbidsThePassiveCommandsByNameIsNamed() throws IOException {
    try (RealServer server = RealServer.vsftpd("cmds_denied=PASV,EPSV")) {
      Told told = new Probing(server.port()).run();
      assertEquals("passive-disabled", told.rootCause(), told::dialogue);
      assertTrue(fix(told).sentences().toString().contains("cmds_denied"), told::dialogue);
    }
  }

  @Test
  void vsftpdThatForbidsTheActiveCommandsByNameIsNamed() throws IOException {
    try (RealServer server = RealServer.vsftpd("cmds_denied=PORT,EPRT")) {
      Told told = new Probing(server.port()).active().run();
      assertEquals("active-refused", told.rootCause(), told::dialogue);
      assertTrue(fix(told).sentences().toString().contains("cmds_denied"), told::dialogue);
    }
  }

  @Test
  void vsftpdThatForbidsListingByNameIsNamed() throws IOException {
    try (RealServer server = RealServer.vsftpd("cmds_denied=LIST,NLST")) {
      Told told = new Probing(server.port()).run();
      assertEquals("list-denied", told.rootCause(), told::dialogue);
      assertTrue(fix(told).sentences().toString().contains("cmds_denied"), told::dialogue);
    }
  }

  @Test
  void vsftpdThatDeniesAFileByItsNameIsAPermissionProblem() throws IOException {
    try (RealServer server = RealServer.vsftpd("deny_file={*.txt}")) {
      Told told = new Probing(server.port()).get("hello.txt").run();
      assertEquals("permission-denied", told.rootCause(), told::dialogue);
      assertTrue(fix(told).sentences().toString().contains("deny_file"), told::dialogue);
    }
  }

  @Test
  void aQuotaOfPureFtpdIsNamedWithItsSetting() throws IOException {
    try (RealServer server = RealServer.pureftpd("-n", "1:1")) {
      Path counter = Files.writeString(server.files().resolve(".ftpquota"), "5 5000000\n");
      Files.setAttribute(counter, "unix:uid", RealServer.UID);
      Told told = login(server).put("pub").run();
      assertEquals("quota-exceeded", told.rootCause(), told::dialogue);
      assertEquals(
          List.of("Quota 10000:10000"),
          fix(told).fix().stream().map(FixStep::settings).flatMap(List::stream).toList());
      assertEquals(Optional.empty(), found(told, FindingId.DELETE_DENIED), told::dialogue);
    }
  }

  @Test
  void aRatioOfPureFtpdIsNoMatterOfDeleting() throws IOException {
    try (RealServer server = RealServer.pureftpd("-Q", "1:1")) {
      Files.write(server.files().resolve("big"), new byte[5_000_000]);
      Told told = login(server).get("big").run();
      assertEquals("quota-exceeded", told.rootCause(), told::dialogue);
      assertTrue(fix(told).title().contains("download"), told::dialogue);
    }
  }

  @Test
  void namesWithADotThatPureFtpdForbidsAreNamed() throws IOException {
    try (RealServer server = RealServer.pureftpd("-X")) {
      Files.writeString(server.files().resolve(".hidden"), "x\n");
      Told told = login(server).get(".hidden").run();
      assertEquals("name-not-allowed", told.rootCause(), told::dialogue);
    }
  }

  @Test
  void onePassivePortIsEnoughForOneClient() throws IOException {
    int only;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      only = free.getLocalPort();
    }
    try (RealServer server = RealServer.pureftpd("-p", only + ":" + only)) {
      Told told = login(server).get("hello.txt").put("pub").run();
      assertEquals("none", told.rootCause(), told::dialogue);
    }
  }

  @Test
  void aListingCutShortOnPurposeIsNoFault() throws IOException {
    try (RealServer server = RealServer.pureftpd("-L", "1:1")) {
      Told told = login(server).run();
      assertEquals("none", told.rootCause(), told::dialogue);
    }
  }

  @Test
  void proftpdThatForbidsToSeeDirectoriesIsSeenThoughItsListingSucceeds() throws IOException {
    try (RealServer server = RealServer.proftpd("<Limit DIRS>", "DenyAll", "</Limit>")) {
      Told told = login(server).run();
      assertTrue(told.findings().contains("list-denied:warn"), told::dialogue);
    }
  }

  @Test
  void proftpdThatForbidsListIsSeenByAFileThatIsThere() throws IOException {
    try (RealServer server = RealServer.proftpd("<Limit LIST>", "DenyAll", "</Limit>")) {
      Told told = login(server).get("hello.txt").run();
      assertTrue(told.findings().contains("list-denied:warn"), told::dialogue);
      // Nothing in the dialogue tells it from an empty directory.
      assertEquals(Optional.empty(), found(login(server).run(), FindingId.LIST_DENIED));
    }
  }

  @Test
  void aFileTooLargeForProftpdIsNoQuota() throws IOException {
    try (RealServer server = RealServer.proftpd("MaxStoreFileSize 10 B", "AllowOverwrite on")) {
      Told told = login(server).put("pub").run();
      assertEquals("quota-exceeded", told.rootCause(), told::dialogue);
      assertTrue(fix(told).sentences().toString().contains("MaxStoreFileSize"), told::dialogue);
    }
  }

  @Test
  void anAbortedTransferWhoseWordsTellTheReasonIsThatReason() throws IOException {
    try (RealServer server = RealServer.proftpd("MaxRetrieveFileSize 3 B")) {
      Told told = login(server).get("hello.txt").run();
      assertEquals("permission-denied", told.rootCause(), told::dialogue);
    }
  }

  @Test
  void namesThatProftpdFiltersAreNamed() throws IOException {
    try (RealServer server = RealServer.proftpd("PathDenyFilter \"\\.tmp$\"")) {
      Told told = login(server).put("pub").run();
      assertEquals("name-not-allowed", told.rootCause(), told::dialogue);
    }
  }

  @Test
  void aServerThatHangsUpAfterTheLoginIsNamed() throws IOException {
    String[] script = {
      "class Rude(FTPHandler):",
      "    def on_login(self, username):",
      "        self.close()",
      "",
      "handler = Rude"
    };
    try (RealServer server = RealServer.pyftpdlib(script)) {
      Told told = new Probing(server.port()).run();
      assertEquals("control-closed", told.rootCause(), told::dialogue);
    }
  }

  private static Probing login(RealServer server) {
    return new Probing(server.port()).user(RealServer.USER, RealServer.PASSWORD);
  }

  private static AdviceText fix(Told told) {
    return ADVICE.of(told.diagnosis().rootCause().orElseThrow());
  }

  private static Optional<Finding> found(Told told, FindingId id) {
    return told.diagnosis().findings().stream().filter(f -> f.id() == id).findFirst();
  }
}
