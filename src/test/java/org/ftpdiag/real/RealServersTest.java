package org.ftpdiag.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPFile;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.Listing;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.UploadCheck;
import org.ftpdiag.real.Probing.Told;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Real servers, healthy and broken: what the probe says of them. Skipped where they are not
 * installed.
 */
class RealServersTest {

  @Test
  void vsftpdAsItShouldBeGivesNothingToComplainOf() throws IOException {
    try (RealServer server = RealServer.vsftpd()) {
      Told told = new Probing(server.port()).get("hello.txt").active().run();
      assertEquals(List.of(), worse(told), told::dialogue);
      assertEquals("vsftpd", told.diagnosis().server().product().orElse(""));
      assertEquals("3.0.3".length(), told.diagnosis().server().version().orElse("").length());
      assertTrue(told.run().all(Transfer.class).allMatch(Transfer::ok), told::dialogue);
    }
  }

  @Test
  void proftpdTakesAnUploadAndKeepsNothing() throws IOException {
    try (RealServer server = RealServer.proftpd("AllowOverwrite on", "AllowStoreRestart on")) {
      Told told = login(server).get("hello.txt").put("/pub").run();
      assertEquals(List.of("password-in-clear:warn"), worse(told), told::dialogue);
      assertEquals("ProFTPD", told.diagnosis().server().product().orElse(""));
      assertUploadRemoved(server, told);
    }
  }

  @Test
  void proftpdTellsThatThePathNamesAFileThoughNoSizeInAscii() throws IOException {
    try (RealServer server = RealServer.proftpd()) {
      Told told = login(server).path("hello.txt").run();
      assertEquals(List.of("password-in-clear:warn"), worse(told), told::dialogue);
    }
  }

  @Test
  void pureFtpdTakesAnUploadAndKeepsNothing() throws IOException {
    try (RealServer server = RealServer.pureftpd()) {
      Told told = login(server).get("hello.txt").put("/pub").active().run();
      assertEquals(List.of("password-in-clear:warn"), worse(told), told::dialogue);
      assertEquals("Pure-FTPd", told.diagnosis().server().product().orElse(""));
      assertUploadRemoved(server, told);
    }
  }

  @Test
  void pyftpdlibAsItShouldBeGivesNothingToComplainOf() throws IOException {
    try (RealServer server = RealServer.pyftpdlib()) {
      Told told = new Probing(server.port()).get("hello.txt").active().run();
      assertEquals(List.of(), worse(told), told::dialogue);
      assertEquals("pyftpdlib", told.diagnosis().server().product().orElse(""));
    }
  }

  @Test
  void listingsAgreeWithTheSecondOpinion() throws IOException {
    try (RealServer server = RealServer.vsftpd()) {
      for (int i = 0; i < 50; i++) {
        Files.writeString(server.files().resolve("pub/file-" + i + ".txt"), "x".repeat(i));
      }
      Told told = new Probing(server.port()).path("pub").run();
      Listing ours = told.run().all(Listing.class).findFirst().orElseThrow();
      FTPClient client = new FTPClient();
      client.connect("127.0.0.1", server.port());
      client.login("anonymous", "x");
      client.enterLocalPassiveMode();
      FTPFile[] theirs = client.listFiles("pub");
      client.logout();
      client.disconnect();
      assertEquals(theirs.length, ours.parsed());
      assertEquals(ours.lines(), ours.parsed());
      assertTrue(
          Arrays.stream(theirs).map(FTPFile::getName).toList().containsAll(ours.sample()),
          told::dialogue);
    }
  }

  @Test
  void vsftpdWithoutPassiveModeIsNamed() throws IOException {
    try (RealServer server = RealServer.vsftpd("pasv_enable=NO")) {
      Told told = new Probing(server.port()).run();
      assertEquals("passive-disabled", told.rootCause(), told::dialogue);
      assertEquals(Outcome.SKIPPED, told.outcome(StepId.LIST));
    }
  }

  @Test
  void vsftpdThatRefusesPortLimitsActiveModeOnly() throws IOException {
    try (RealServer server = RealServer.vsftpd("port_enable=NO")) {
      Told told = new Probing(server.port()).active().run();
      assertEquals("active-refused", told.rootCause(), told::dialogue);
      assertEquals(Outcome.DONE, told.outcome(StepId.LIST));
    }
  }

  @Test
  void vsftpdWithoutTlsWhereItIsRequiredIsNamedBeforeAPasswordTravels() throws IOException {
    try (RealServer server = RealServer.vsftpd()) {
      Told told = login(server).tls(TlsMode.EXPLICIT).run();
      assertEquals("tls-unsupported", told.rootCause(), told::dialogue);
      assertTrue(
          told.run().transcript().entries().stream().noneMatch(e -> e.text().startsWith("PASS")));
    }
  }

  @Test
  void aWrongPasswordOnProftpdIsARejectedLogin() throws IOException {
    try (RealServer server = RealServer.proftpd()) {
      Told told = new Probing(server.port()).user(RealServer.USER, "wrong").run();
      assertEquals("login-rejected", told.rootCause(), told::dialogue);
    }
  }

  @Test
  void pureFtpdWithoutAnonymousUsersIsNamed() throws IOException {
    try (RealServer server = RealServer.pureftpd("-E")) {
      Told told = new Probing(server.port()).run();
      assertEquals("anonymous-refused", told.rootCause(), told::dialogue);
    }
  }

  /** It lets everybody in, whatever the name, as an anonymous user. */
  @Test
  void pureFtpdForAnonymousUsersOnlyIsNamed() throws IOException {
    Assumptions.assumeTrue(
        Files.readAllLines(Path.of("/etc/passwd")).stream().anyMatch(l -> l.startsWith("ftp:")),
        "Pure-FTPd needs an account ftp for anonymous users");
    try (RealServer server = RealServer.pureftpd("-e")) {
      Told told = login(server).run();
      assertEquals("anonymous-only", told.rootCause(), told::dialogue);
    }
  }

  @Test
  void pyftpdlibIsKnownByItsFeaturesAndItsMissingHomeIsNamed() throws IOException {
    String home = "auth.add_user('ghost', 'x', '/', perm='el')";
    String gone = "auth.user_table['ghost']['home'] = '/nowhere/at/all'";
    try (RealServer server = RealServer.pyftpdlib("handler.banner = 'Welcome.'", home, gone)) {
      Told told = new Probing(server.port()).user("ghost", "x").run();
      assertEquals("login-home-unavailable", told.rootCause(), told::dialogue);
      assertEquals("pyftpdlib", told.diagnosis().server().product().orElse(""));
    }
  }

  @Test
  void aMissingFileIsToldFromAMissingDirectory() throws IOException {
    try (RealServer server = RealServer.pyftpdlib()) {
      assertEquals(
          "file-not-found", new Probing(server.port()).get("pub/none.txt").run().rootCause());
      assertEquals(
          "directory-missing", new Probing(server.port()).get("none/none.txt").run().rootCause());
    }
  }

  @Test
  void pathsCountFromTheDirectoryOfTheUrl() throws IOException {
    try (RealServer server = RealServer.proftpd("AllowOverwrite on", "AllowStoreRestart on")) {
      Files.writeString(server.files().resolve("pub/there.txt"), "there\n");
      Told told = login(server).path("pub/").get("there.txt").put(".").run();
      assertEquals(List.of("password-in-clear:warn"), worse(told), told::dialogue);
      assertEquals(
          "directory-missing", login(server).path("pub/").get("no/there.txt").run().rootCause());
      Files.delete(server.files().resolve("pub/there.txt"));
      assertUploadRemoved(server, told);
    }
  }

  @Test
  void aDirectoryWhereNobodyMayWriteIsAPermissionProblem() throws IOException {
    try (RealServer server = RealServer.proftpd()) {
      Files.setPosixFilePermissions(
          server.files().resolve("pub"),
          java.nio.file.attribute.PosixFilePermissions.fromString("r-xr-xr-x"));
      Told told = login(server).put("/pub").run();
      assertEquals("permission-denied", told.rootCause(), told::dialogue);
      assertEquals(
          "directory-missing", login(server).put("/none").run().rootCause(), told::dialogue);
    }
  }

  private static Probing login(RealServer server) {
    return new Probing(server.port()).user(RealServer.USER, RealServer.PASSWORD);
  }

  /** Findings that are more than a remark. */
  static List<String> worse(Told told) {
    return told.findings().stream().filter(f -> !f.endsWith(":info")).toList();
  }

  static void assertUploadRemoved(RealServer server, Told told) throws IOException {
    UploadCheck check = told.run().all(UploadCheck.class).findFirst().orElseThrow();
    assertTrue(check.stored() && check.removed() && check.firstDifference() < 0, told::dialogue);
    try (Stream<Path> left = Files.list(server.files().resolve("pub"))) {
      assertEquals(List.of(), left.toList());
    }
  }
}
