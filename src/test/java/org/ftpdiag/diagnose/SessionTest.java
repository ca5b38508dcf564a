package org.ftpdiag.diagnose;

import static org.ftpdiag.diagnose.Observed.epsv;
import static org.ftpdiag.diagnose.Observed.fault;
import static org.ftpdiag.diagnose.Observed.greeting;
import static org.ftpdiag.diagnose.Observed.lines;
import static org.ftpdiag.diagnose.Observed.lost;
import static org.ftpdiag.diagnose.Observed.odd;
import static org.ftpdiag.diagnose.Observed.open;
import static org.ftpdiag.diagnose.Observed.said;
import static org.ftpdiag.diagnose.Observed.transfer;
import static org.ftpdiag.diagnose.Observed.withControl;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Greeting;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.ReplyAnomaly;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.junit.jupiter.api.Test;

/** The control connection in mid-session, features, and the form of replies. */
class SessionTest {
  @Test
  void aCommandWithoutReplyIsATimeoutAndAnEndAClosedConnection() {
    assertEquals(
        List.of("control-timeout:fail"),
        Runs.healthy().endsAt(StepId.FEATURES, lost("SYST", Kind.TIMED_OUT)).findings());
    for (Kind kind : List.of(Kind.CLOSED, Kind.RESET)) {
      assertEquals(
          List.of("control-closed:fail"),
          Runs.healthy().endsAt(StepId.FEATURES, lost("SYST", kind)).findings());
    }
  }

  @Test
  void aListRefusedAfterALostControlConnectionIsToldOnceWhereItWasLost() {
    Transfer after =
        withControl(
            new Transfer(
                "LIST",
                "",
                false,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                -1,
                5),
            fault(Kind.CLOSED));
    Runs run =
        Runs.healthy()
            .done(
                StepId.PASSIVE, epsv(40000, open("203.0.113.5", 40000)), lost("STAT", Kind.CLOSED))
            .failed(StepId.LIST, after);
    assertEquals(List.of("control-closed:fail"), run.findings());
    assertEquals(StepId.PASSIVE, run.only(FindingId.CONTROL_CLOSED).step());
  }

  @Test
  void a421InMidSessionWithWordsOnTimeIsAnIdleTimeout() {
    Runs run =
        Runs.healthy()
            .endsAt(
                StepId.FEATURES,
                said("SYST", "421 Timeout (5 seconds): closing control connection."));
    assertEquals(List.of("idle-timeout:fail"), run.findings());
  }

  @Test
  void a421WithoutWordsIsServiceUnavailableAndTheEndAfterItIsNoNews() {
    Runs run =
        Runs.healthy()
            .done(StepId.FEATURES, said("SYST", "421 Goodbye."))
            .failed(StepId.PASSIVE, lost("EPSV", Kind.CLOSED));
    assertEquals(List.of("service-unavailable:fail"), run.findings());
    assertEquals(StepId.FEATURES, run.only(FindingId.SERVICE_UNAVAILABLE).step());
  }

  @Test
  void a421ToATransferIsReadLikewise() {
    Runs run =
        Runs.healthy().failed(StepId.LIST, transfer("LIST", 0, "421 Timeout. Reconnect.", ""));
    assertEquals(List.of("idle-timeout:fail"), run.findings());
  }

  @Test
  void aReplyWithoutEndIsOversizedAndOneThatIsNoneIsMalformed() {
    assertEquals(
        "reply-oversized",
        Runs.healthy().endsAt(StepId.FEATURES, lost("SYST", Kind.OVERSIZED)).root());
    assertEquals(
        List.of("reply-malformed:fail"),
        Runs.healthy().endsAt(StepId.FEATURES, lost("SYST", Kind.MALFORMED)).findings());
  }

  @Test
  void anUnansweredQuitIsNoFinding() {
    assertEquals(
        List.of(), Runs.healthy().failed(StepId.QUIT, lost("QUIT", Kind.TIMED_OUT)).findings());
  }

  @Test
  void whatTheUserBrokeOffIsNobodysFault() {
    Runs run = Runs.healthy().interrupted().endsAt(StepId.FEATURES, lost("SYST", Kind.CANCELLED));
    assertEquals(List.of(), run.findings());
  }

  @Test
  void noFeatIsARemark() {
    Runs run =
        Runs.healthy()
            .done(StepId.FEATURES, said("SYST", "215 UNIX"), said("FEAT", "500 Unknown command."));
    assertEquals(List.of("feat-unsupported:info"), run.findings());
  }

  @Test
  void featWithoutUtf8IsARemarkUnlessOptsWorks() {
    Exchange feat = said("FEAT", lines(211, "211-Features:", " SIZE", "211 End"), false, 9);
    assertEquals(
        List.of("utf8-unsupported:info"), Runs.healthy().done(StepId.FEATURES, feat).findings());
    assertEquals(
        List.of(),
        Runs.healthy()
            .done(StepId.FEATURES, feat, said("OPTS UTF8 ON", "200 UTF8 set to on"))
            .findings());
  }

  @Test
  void unknownCommandsAreTold0nce() {
    Runs run =
        Runs.healthy()
            .done(
                StepId.PASSIVE,
                epsv(40000, open("203.0.113.5", 40000)),
                said("PWD", "502 Command not implemented."))
            .done(StepId.DOWNLOAD, said("MDTM a", "500 Unknown command."));
    assertEquals(List.of("command-unsupported:info"), run.findings());
    assertEquals("PWD, MDTM", run.only(FindingId.COMMAND_UNSUPPORTED).facts().get("command"));
  }

  @Test
  void aPromiseBrokenIsAContradiction() {
    Runs run = Runs.healthy().done(StepId.DOWNLOAD, said("SIZE a", "502 Not implemented."));
    assertEquals(List.of("features-contradict:info"), run.findings());
    assertEquals("SIZE", run.only(FindingId.FEATURES_CONTRADICT).facts().get("feature"));
  }

  @Test
  void aSizeForbiddenOfAFileThatThenComesIsAPromiseBroken() {
    Runs run =
        Runs.healthy()
            .done(
                StepId.DOWNLOAD,
                said("SIZE a", "550 Permission denied."),
                transfer("RETR a", 6, "150 Here it comes.", "226 Transfer complete."));
    assertEquals(List.of("features-contradict:info"), run.findings());
    run = Runs.healthy().done(StepId.DOWNLOAD, said("SIZE a", "550 Permission denied."));
    assertEquals(List.of(), run.findings());
  }

  @Test
  void everyKindOfOddReplyIsAWarningOnce() {
    Runs run =
        Runs.healthy()
            .done(
                StepId.FEATURES,
                said("SYST", odd("215 UNIX", ReplyAnomaly.BARE_LF), false, 9),
                said("NOOP", odd("200 ok", ReplyAnomaly.BARE_LF), false, 9),
                said("HELP", odd("214", ReplyAnomaly.BARE_CODE), false, 9),
                said("STAT", odd("211 ok", ReplyAnomaly.TELNET), false, 9));
    assertEquals(List.of("reply-malformed:warn", "reply-malformed:warn"), run.findings());
  }

  @Test
  void bytesOutsideUtf8InAGreetingAreARemark() {
    Runs run =
        Runs.healthy()
            .done(StepId.GREETING, greeting(odd("220 Gr\u00fc\u00df", ReplyAnomaly.NOT_UTF8), 20));
    assertEquals(List.of("reply-malformed:info"), run.findings());
  }

  @Test
  void anUnknownCodeIsJudgedByItsDigits() {
    Runs run = Runs.healthy().done(StepId.FEATURES, said("SYST", "219 UNIX"));
    assertEquals(List.of("reply-code-unknown:info"), run.findings());
    Runs refused =
        Runs.healthy()
            .user("alice")
            .endsAt(StepId.LOGIN, said("USER alice", "331 ?"), said("PASS ****", "539 No."));
    assertEquals("login-rejected", refused.root());
  }

  @Test
  void theFiringOrderIsRootThenWeightThenTime() {
    Runs run =
        Runs.healthy()
            .done(StepId.GREETING, greeting(Reply.of("220 Hello"), 9000))
            .failed(StepId.LIST, transfer("LIST", 0, "425 No.", ""))
            .failed(StepId.DOWNLOAD, transfer("RETR a", 0, "550 No such file", ""));
    assertEquals(
        List.of("data-unavailable:fail", "file-not-found:fail", "greeting-slow:warn"),
        run.findings());
  }

  @Test
  void implicitTlsHandshakesBeforeTheGreeting() {
    Runs run =
        Runs.healthy()
            .tls(TlsMode.IMPLICIT)
            .step(StepId.GREETING, StepReport.Outcome.SKIPPED)
            .endsAt(
                StepId.TLS,
                Observed.failedHandshake(Transcript.Channel.CONTROL, fault(Kind.TLS), 40));
    assertEquals("tls-handshake-failed", run.root());
  }

  @Test
  void aFailureThatNobodyExplainsStillHasAFinding() {
    for (StepId step : StepId.values()) {
      Runs run = Runs.healthy().active().endsAt(step);
      assertEquals(step != StepId.QUIT, run.diagnose().rootCause().isPresent(), step.id());
    }
  }

  @Test
  void factsOfTheRunStandInEveryFinding() {
    Finding f =
        Runs.healthy()
            .user("alice")
            .endsAt(StepId.FEATURES, lost("SYST", Kind.CLOSED))
            .only(FindingId.CONTROL_CLOSED);
    assertEquals("ftp.example.com", f.facts().get("host"));
    assertEquals("21", f.facts().get("port"));
    assertEquals("203.0.113.5", f.facts().get("address"));
    assertEquals("alice", f.facts().get("user"));
    assertEquals("SYST", f.facts().get("command"));
  }

  @Test
  void hostileTextIsBounded() {
    String endless = "550 " + "x".repeat(100_000);
    Runs run = Runs.healthy().failed(StepId.LIST, transfer("LIST", 0, endless, ""));
    Finding f = run.diagnose().rootCause().orElseThrow();
    f.facts().values().forEach(v -> assertTrue(v.length() < 300));
    f.evidence().forEach(p -> p.facts().values().forEach(v -> assertTrue(v.length() < 300)));
  }

  @Test
  void aRefusalRightBehindTheGreetingIsNoneWhereTheSessionGoesOn() {
    Greeting fritz =
        new Greeting(
            List.of(),
            Optional.of(Reply.of("220 ready")),
            Optional.<WireFault>empty(),
            "220 ready",
            List.of(Reply.of("530 Please login with USER and PASS.")),
            20);
    assertEquals(List.of(), Runs.healthy().done(StepId.GREETING, fritz).findings());
  }
}
