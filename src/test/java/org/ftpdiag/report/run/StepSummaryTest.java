package org.ftpdiag.report.run;

import static org.ftpdiag.report.RunBuilder.address;
import static org.ftpdiag.report.RunBuilder.connected;
import static org.ftpdiag.report.RunBuilder.exchange;
import static org.ftpdiag.report.RunBuilder.failed;
import static org.ftpdiag.report.RunBuilder.place;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.model.Target;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.ActiveTry;
import org.ftpdiag.model.seen.CertificateInfo;
import org.ftpdiag.model.seen.DownloadCheck;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Greeting;
import org.ftpdiag.model.seen.Listing;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Resolution;
import org.ftpdiag.model.seen.TlsAnswer;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.TlsTrust;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.UploadCheck;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.report.RunBuilder;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

class StepSummaryTest {
  private static final StepSummary SUMMARY =
      new StepSummary(
          Words.load("en"),
          ProbeRequest.of(new Target("h", "ftp.example.com", 21, TlsMode.AUTO, Optional.empty())),
          Optional.of(RunBuilder.STARTED));

  private static String failing(StepId id, Observation... seen) {
    return of(id, Outcome.FAILED, seen);
  }

  private static String of(StepId id, Outcome outcome, Observation... seen) {
    return SUMMARY.of(new StepReport(id, outcome, Optional.empty(), 0, 1, Arrays.asList(seen)));
  }

  private static PassiveTry pasv(String announced, int port, Observation... attempts) {
    return new PassiveTry(
        exchange("PASV", "", "227 Entering Passive Mode"),
        Optional.of(address(announced)),
        port,
        "",
        Arrays.stream(attempts).map(org.ftpdiag.model.seen.ConnectAttempt.class::cast).toList());
  }

  private static Transfer transfer(String verb, Optional<WireFault> data, String... replies) {
    return new Transfer(
        verb,
        "",
        false,
        Optional.of(Reply.of(replies[0])),
        Optional.empty(),
        640,
        data,
        false,
        replies.length > 1 ? Optional.of(Reply.of(replies[1])) : Optional.empty(),
        Optional.empty(),
        List.of(),
        1,
        2);
  }

  @Test
  void aNameWithoutAddress() {
    assertEquals(
        "no address for nope.example",
        failing(
            StepId.RESOLVE,
            new Resolution(
                "nope.example", Resolution.Outcome.NOT_FOUND, List.of(), List.of(), "", 1)));
  }

  @Test
  void oneFamilyThatFails() {
    assertEquals(
        "203.0.113.5 (2001:db8::5 no answer)",
        of(
            StepId.CONNECT,
            Outcome.DONE,
            failed("2001:db8::5", 21, WireFault.Kind.TIMED_OUT, 1),
            connected("203.0.113.5", 21, 1)));
    assertEquals(
        "203.0.113.5 refused",
        failing(StepId.CONNECT, failed("203.0.113.5", 21, WireFault.Kind.REFUSED, 1)));
  }

  @Test
  void aGreetingOfAnotherProtocol() {
    assertEquals(
        "not an FTP reply: SSH-2.0-OpenSSH_9.2",
        failing(
            StepId.GREETING,
            new Greeting(
                List.of(),
                Optional.empty(),
                Optional.of(WireFault.of(WireFault.Kind.MALFORMED, "")),
                "SSH-2.0-OpenSSH_9.2\r\n",
                List.of(),
                1)));
  }

  @Test
  void aGreetingThatDidNotEndIsNoSilence() {
    assertEquals(
        "unfinished: 22",
        failing(
            StepId.GREETING,
            new Greeting(
                List.of(),
                Optional.empty(),
                Optional.of(WireFault.of(WireFault.Kind.TIMED_OUT, "")),
                "22",
                List.of(),
                1)));
  }

  @Test
  void anUnansweredFeatIsNamedOnce() {
    assertEquals("FEAT: no answer", failing(StepId.FEATURES, exchange("FEAT", "")));
    assertEquals("no FEAT: 500 What?", failing(StepId.FEATURES, exchange("FEAT", "", "500 What?")));
  }

  @Test
  void certificatesAreDatedAgainstTheBeginningOfTheRun() {
    assertEquals(
        "TLSv1.2, other.example, self-signed, expired 1 day ago",
        tls("2026-01-01T00:00:00Z", "2026-11-19T00:00:00Z"));
    assertEquals(
        "TLSv1.2, other.example, self-signed, valid in 11 days",
        tls("2026-12-01T12:00:00Z", "2027-11-19T00:00:00Z"));
  }

  private static String tls(String from, String until) {
    CertificateInfo leaf =
        new CertificateInfo(
            "CN=other.example",
            "CN=other.example",
            Instant.parse(from),
            Instant.parse(until),
            List.of("other.example"),
            "RSA 2048",
            2048,
            "SHA256withRSA",
            "aa",
            true);
    TlsSession session =
        new TlsSession(
            "TLSv1.2",
            "c",
            List.of(leaf),
            Optional.of(new TlsTrust(false, false, List.of(0), List.of(), "")),
            false);
    return of(
        StepId.TLS,
        Outcome.DONE,
        new TlsAttempt(
            Transcript.Channel.CONTROL,
            Optional.of(session),
            Optional.empty(),
            -1,
            false,
            false,
            1));
  }

  @Test
  void tlsThatIsRefused() {
    assertEquals(
        "not offered: 502 Command not implemented.",
        failing(StepId.TLS, exchange("AUTH", "TLS", "502 Command not implemented.")));
  }

  @Test
  void everyPassiveWayIsTold() {
    Exchange refused = exchange("EPSV", "", "522 Bad network protocol.");
    assertEquals(
        "EPSV refused: 522 Bad network protocol.; PASV 10.0.0.5:4711 private, 203.0.113.5 works",
        of(
            StepId.PASSIVE,
            Outcome.DONE,
            new PassiveTry(refused, Optional.empty(), -1, "", List.of()),
            pasv("10.0.0.5", 4711, connected("203.0.113.5", 4711, 1))));
    assertEquals(
        "EPSV: no answer; PASV 203.0.113.5:4711 refused",
        failing(
            StepId.PASSIVE,
            new PassiveTry(exchange("EPSV", ""), Optional.empty(), -1, "", List.of()),
            pasv("203.0.113.5", 4711, failed("203.0.113.5", 4711, WireFault.Kind.REFUSED, 1))));
  }

  @Test
  void anActiveConnectionThatNobodyMakes() {
    assertEquals(
        "PORT: nobody came to port 50000 in 10 s",
        failing(
            StepId.ACTIVE,
            new ActiveTry(
                exchange("PORT", "1,2,3,4,5,6", "200 PORT ok"),
                place("198.51.100.7", 50000),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(WireFault.of(WireFault.Kind.TIMED_OUT, "")),
                10_000)));
  }

  @Test
  void aListingThatIsOnlyPartlyUnderstood() {
    assertEquals(
        "1 entry, 2 not understood, UNIX, 640 B",
        of(
            StepId.LIST,
            Outcome.DONE,
            transfer("LIST", Optional.empty(), "150 Opening", "226 Done"),
            new Listing("", "UNIX", 3, 1, List.of(), List.of(), List.of())));
  }

  @Test
  void transfersThatFailSayWhy() {
    assertEquals(
        "550 No such file",
        failing(StepId.DOWNLOAD, transfer("RETR", Optional.empty(), "550 No such file")));
    assertEquals(
        "data connection: connection reset after 640 B",
        failing(
            StepId.LIST,
            transfer("LIST", Optional.of(WireFault.of(WireFault.Kind.RESET, "")), "150 Opening")));
    assertEquals(
        "550 No such directory",
        failing(StepId.LIST, exchange("CWD", "x", "550 No such directory")));
  }

  @Test
  void anUploadSaysWhatBecameOfTheFile() {
    assertEquals(
        "640 B, 320.0 kB/s, came back changed, resuming refused, left behind",
        of(
            StepId.UPLOAD,
            Outcome.DONE,
            transfer("STOR", Optional.empty(), "150 Go", "226 Done"),
            new UploadCheck(
                "/",
                "/f",
                true,
                640,
                640,
                3,
                DownloadCheck.Restart.REFUSED,
                Optional.empty(),
                false,
                Optional.empty())));
  }

  @Test
  void aStepThatSawNothingSaysSo() {
    assertEquals("failed", failing(StepId.LIST));
    assertEquals("ftpdiag itself failed here", of(StepId.LIST, Outcome.BROKEN));
    assertEquals("not reached", of(StepId.LIST, Outcome.SKIPPED));
  }

  @Test
  void aTryThatFailsInAStepThatDoesNotIsNoTrouble() {
    assertEquals(
        "640 B",
        of(
            StepId.LIST,
            Outcome.DONE,
            transfer("LIST", Optional.empty(), "150 Opening", "226 Done"),
            transfer("LIST", Optional.empty(), "150 Opening", "522 Session reuse required")));
  }

  @Test
  void aPortThatIsSilentInPlainAndAnswersTls() {
    TlsAttempt hello =
        new TlsAttempt(
            Transcript.Channel.CONTROL, Optional.empty(), Optional.empty(), 40, false, false, 1);
    assertEquals(
        "silent in plain, answers TLS",
        failing(StepId.GREETING, new TlsAnswer(Optional.of(hello), "", Optional.empty())));
  }
}
