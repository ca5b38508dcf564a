package org.ftpdiag.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The first failure stays the first, and every reply belongs to the command that it answers. */
@Execution(ExecutionMode.CONCURRENT)
class FirstFailureTest {
  private static Play play(String... lines) {
    return Play.play(Play.scenario(String.join("\n", lines) + "\n"));
  }

  private static Optional<Finding> finding(Play play, FindingId id) {
    return play.diagnosis().findings().stream().filter(f -> f.id() == id).findFirst();
  }

  @Test
  void twoRepliesToThePasswordAreReportedOfThePassword() {
    Play play = play("tls: none", "", "PASS -> !reply", "    230 And again.");
    assertEquals("none", play.rootCause(), play::story);
    Finding f = finding(play, FindingId.REPLY_MALFORMED).orElseThrow();
    assertEquals(Severity.WARN, f.severity());
    assertEquals("extra", f.facts().get("variant"));
    assertEquals("PASS ftpdiag@example.invalid", f.facts().get("command"));
  }

  @Test
  void anUnknownListIsNoLossWhereMlsdLists() {
    Play play = play("tls: none", "", "LIST -> 500 'LIST': command not understood.");
    assertEquals("none", play.rootCause(), play::story);
    assertEquals(
        Severity.INFO, finding(play, FindingId.COMMAND_UNSUPPORTED).orElseThrow().severity());
  }

  @Test
  void namesAreEnoughWhereNeitherListNorMlsdIsKnown() {
    Play play = play("tls: none", "", "LIST|MLSD -> 502 Command not implemented.");
    assertEquals("none", play.rootCause(), play::story);
    assertEquals(
        Severity.INFO, finding(play, FindingId.COMMAND_UNSUPPORTED).orElseThrow().severity());
  }

  @Test
  void whereNoCommandListsTheCommandIsWhatLacks() {
    Play play = play("tls: none", "", "LIST|MLSD|NLST -> 500 no such command");
    assertEquals("list-denied", play.rootCause(), play::story);
    Finding f = finding(play, FindingId.LIST_DENIED).orElseThrow();
    assertEquals("command", f.facts().get("variant"), play::story);
    assertTrue(play.json().contains("and nothing can be listed without it"), play::story);
    assertEquals(
        Severity.INFO, finding(play, FindingId.COMMAND_UNSUPPORTED).orElseThrow().severity());
    assertTrue(finding(play, FindingId.LOGIN_HOME_UNAVAILABLE).isEmpty(), play::story);
  }

  @Test
  void aListingOfNothingInADirectoryThatMayNotBeNamedIsDenied() {
    Play play =
        play(
            "tls: none",
            "",
            "PWD -> 550 /: Permission denied",
            "LIST|MLSD|NLST -> !listing",
            "    !reply");
    assertEquals(
        Severity.WARN, finding(play, FindingId.LIST_DENIED).orElseThrow().severity(), play::story);
  }

  @Test
  void aNumberThatNeitherGrantsNorRefusesIsNoRefusalOfTheUser() {
    for (String reply : List.of("314 Go on.", "633 mZ")) {
      Play play = play("tls: none", "", "PASS -> " + reply);
      assertEquals("reply-malformed", play.rootCause(), play::story);
    }
  }

  @Test
  void aSlowListingIsSlowAndNotStalled() {
    isSlow("1", "100 -rw-");
  }

  @Test
  void aServerThatPausesLongerThanTheTimeOutBetweenPartsIsSlowAndNotStalled() {
    isSlow("0.3", "600 " + "x".repeat(400)); // under 1 KiB a second
  }

  private static void isSlow(String timeout, String flood) {
    Play play =
        play("args: --timeout " + timeout, "tls: none", "", "LIST|MLSD -> !data-flood " + flood);
    Finding f = finding(play, FindingId.DATA_STALLED).orElseThrow();
    assertEquals("slow", f.facts().get("variant"), play::story);
  }

  @Test
  void anUploadThatIsConfirmedLateIsComplete() {
    Play play =
        play(
            "args: --timeout 0.5 -u demo --put /incoming",
            "tls: none",
            "",
            "STOR.end -> !delay 1000",
            "    226 Transfer complete.");
    assertEquals("none", play.rootCause(), play::story);
  }

  @Test
  void aLongLineIsALine() {
    Play play = play("tls: none", "", "greeting -> 220 " + "welcome ".repeat(2200));
    assertEquals("none", play.rootCause(), play::story);
  }
}
