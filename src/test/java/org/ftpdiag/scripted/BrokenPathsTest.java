package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.Probes;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.Family;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Side;
import org.ftpdiag.model.Target;
import org.ftpdiag.model.TlsMaterial;
import org.ftpdiag.model.TlsMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Servers and paths that break in the middle of things: the first cause is named, once. */
@Execution(ExecutionMode.CONCURRENT)
class BrokenPathsTest {
  private static Play play(String... lines) {
    return Play.play(Play.scenario(String.join("\n", lines) + "\n"));
  }

  private static String variant(Play play, FindingId id) {
    return finding(play, id).facts().getOrDefault("variant", "");
  }

  private static Finding finding(Play play, FindingId id) {
    return play.diagnosis().findings().stream()
        .filter(f -> f.id() == id)
        .findFirst()
        .orElseThrow(() -> new AssertionError(play.story()));
  }

  @Test
  void silenceAfterThePasswordIsNoRefusalOfTheUser() {
    Play play = play("args: --timeout 2", "tls: none", "", "PASS -> !stall");
    assertEquals(List.of("control-timeout:fail"), failures(play), play::story);
  }

  @Test
  void anUploadWhoseEndTheServerDoesNotReachIsStalled() {
    Play play =
        play(
            "args: --timeout 0.5 --put /incoming",
            "tls: none",
            "anonymous: write",
            "",
            "STOR -> !data-stall");
    assertEquals("data-stalled", play.rootCause(), play::story);
    assertEquals("upload", variant(play, FindingId.DATA_STALLED));
  }

  @Test
  void anUploadThatTheServerEndedAndDidNotConfirmIsComplete() {
    Play play =
        play(
            "args: --timeout 0.5 --put /incoming",
            "tls: none",
            "anonymous: write",
            "",
            "STOR.end -> !stall");
    assertEquals("data-completion-missing", play.rootCause(), play::story);
  }

  @Test
  void anUploadDuringWhichTheServerHangsUpIsNotKnownToBeComplete() {
    Play play =
        play("args: --put /incoming", "tls: none", "anonymous: write", "", "STOR.end -> !close");
    assertEquals("control-closed", play.rootCause(), play::story);
  }

  @Test
  void aFileWhoseSizeTheServerToldIsThereThoughItIsNotHandedOut() {
    Play play = play("args: --get /hello.txt", "", "RETR -> 550 Failed to open file.");
    assertEquals("permission-denied", play.rootCause(), play::story);
    assertEquals("unreadable", variant(play, FindingId.PERMISSION_DENIED));
  }

  @Test
  void whyAFileThatIsThereIsNotHandedOutIsSaidWhereTheReplySaysIt() {
    String reply = "550 This file has been uploaded by an anonymous user.";
    Play play = play("args: --get /hello.txt", "", "RETR -> " + reply);
    assertEquals("permission-denied", play.rootCause(), play::story);
    Finding found = play.diagnosis().rootCause().orElseThrow();
    assertEquals(Optional.of("note.pure-antiwarez"), found.note());
    assertEquals(Optional.of("AntiWarez no"), found.setting());
  }

  @Test
  void aFileThatNobodyVouchesForIsNotFound() {
    Play play = play("args: --get /hello.txt", "", "RETR|SIZE|MDTM -> 550 Failed to open file.");
    assertEquals("file-not-found", play.rootCause(), play::story);
  }

  @Test
  void aDropBoxTakesTheUploadAndOnlyCannotBeChecked() {
    Play play =
        play("args: --put /incoming", "anonymous: write", "", "RETR -> 550 Failed to open file.");
    assertEquals("none", play.rootCause(), play::story);
    assertTrue(play.findings().contains("permission-denied:warn"), play::story);
  }

  @Test
  void anUploadThatVanishesFails() {
    Play play =
        play(
            "args: --put /incoming",
            "anonymous: write",
            "",
            "RETR -> 550 No such file or directory.");
    assertEquals("file-not-found", play.rootCause(), play::story);
  }

  @Test
  void aPromiseToBeReadySoonIsNoGreeting() {
    Play play = play("args: --timeout 2", "", "greeting -> 120 Ready in 5 minutes", "    !stall");
    assertEquals("service-unavailable", play.rootCause(), play::story);
  }

  @Test
  void noUserIsNamedToAMailServer() {
    Play play = play("tls: none", "", "greeting -> 220 mx.example.org ESMTP ready");
    assertEquals("not-ftp", play.rootCause(), play::story);
    assertFalse(play.seen().stream().anyMatch(c -> c.startsWith("USER")), play.seen()::toString);
  }

  @Test
  void anFtpServerOnAHostNamedForMailIsOne() {
    for (String greeting :
        List.of("220 ProFTPD Server (smtp.example.org) [::1]", "220 smtp.example.org ready")) {
      Play play = play("tls: none", "", "greeting -> " + greeting);
      assertEquals("none", play.rootCause(), play::story);
    }
  }

  @Test
  void portCannotBeSentOverIpv6() throws IOException {
    try (DemoServer server = DemoServer.start(Play.scenario("address: ::1\ntls: none\n"))) {
      InetAddress[] only = {server.address().getAddress()};
      ProbeRun run = Probes.run(byPort(server.address().getPort()), host -> only);
      Diagnosis diagnosis = Diagnoser.diagnose(run);
      assertEquals(List.of(), run.defects());
      Finding root = diagnosis.rootCause().orElseThrow();
      assertEquals(FindingId.ACTIVE_REFUSED, root.id());
      assertEquals("family", root.facts().get("variant"));
      assertEquals(Side.CLIENT, root.side());
    }
  }

  private static ProbeRequest byPort(int port) {
    return new ProbeRequest(
        new Target("ftp.example.org", "ftp.example.org", port, TlsMode.AUTO, Optional.empty()),
        Family.ANY,
        Credentials.anonymous(),
        new ProbeRequest.Tls(TlsMaterial.none(), true, false),
        new ProbeRequest.Tests(DataMode.PORT, false, Optional.empty(), Optional.empty(), false),
        new ProbeRequest.Limits(Duration.ofSeconds(10), ProbeRequest.DEADLINE));
  }

  @Test
  void aCertificateThatIsMissedUnderImplicitTlsIsNamedThoughTheHandshakeSeemedToSucceed() {
    Play play = play("args: --tls implicit", "tls: implicit", "client-cert: required");
    assertEquals("tls-client-certificate-required", play.rootCause(), play::story);
  }

  @Test
  void aPlainGreetingWhereImplicitTlsWasAskedForMeansExplicit() {
    Play play = play("args: --tls implicit", "tls: none");
    assertEquals("tls-handshake-failed", play.rootCause(), play::story);
    assertEquals("explicit", variant(play, FindingId.TLS_HANDSHAKE_FAILED));
  }

  @Test
  void dataThatMustBeEncryptedInASessionInClearAsksForTls() {
    Play play = play("args: --tls off", "", "LIST -> 522 Data connections must be encrypted.");
    assertEquals("tls-data-required", play.rootCause(), play::story);
    assertEquals("clear", variant(play, FindingId.TLS_DATA_REQUIRED));
  }

  @Test
  void aServerThatDiesInATestNobodyAskedForFailsNothing() {
    Play play =
        play(
            "args: --all-checks",
            "tls: none",
            "",
            "LIST +active -> 500 OOPS: vsf_sysutil_bind",
            "    !close");
    assertEquals(List.of("active-blocked:warn"), weighty(play), play::story);
  }

  @Test
  void aServerThatDiesInThatTestBeforeADownloadFailsIt() {
    Play play =
        play(
            "args: --all-checks --get /hello.txt",
            "tls: none",
            "",
            "LIST +active -> 500 OOPS: vsf_sysutil_bind",
            "    !close");
    assertEquals(List.of("active-blocked:fail"), weighty(play), play::story);
  }

  private static List<String> failures(Play play) {
    return play.findings().stream().filter(f -> f.endsWith(":fail")).toList();
  }

  private static List<String> weighty(Play play) {
    return play.findings().stream().filter(f -> !f.endsWith(":info")).toList();
  }
}
