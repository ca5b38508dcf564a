package org.ftpdiag.diagnose;

import static org.ftpdiag.diagnose.Observed.asking;
import static org.ftpdiag.diagnose.Observed.connect;
import static org.ftpdiag.diagnose.Observed.failedHandshake;
import static org.ftpdiag.diagnose.Observed.fault;
import static org.ftpdiag.diagnose.Observed.greeting;
import static org.ftpdiag.diagnose.Observed.handshake;
import static org.ftpdiag.diagnose.Observed.ip;
import static org.ftpdiag.diagnose.Observed.noGreeting;
import static org.ftpdiag.diagnose.Observed.odd;
import static org.ftpdiag.diagnose.Observed.resolved;
import static org.ftpdiag.diagnose.Observed.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.Side;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.Greeting;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.ReplyAnomaly;
import org.ftpdiag.model.seen.Resolution;
import org.ftpdiag.model.seen.TlsAnswer;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.junit.jupiter.api.Test;

/** From the name to the greeting. */
class OpeningTest {
  @Test
  void aHealthyRunHasNoFindings() {
    assertEquals(List.of(), Runs.healthy().findings());
    assertEquals("none", Runs.healthy().root());
  }

  private static Resolution unresolved(Resolution.Outcome outcome, String... excluded) {
    return new Resolution(
        "ftp.example.com",
        outcome,
        List.of(),
        List.of(excluded).stream().map(Observed::ip).toList(),
        "NXDOMAIN",
        9);
  }

  @Test
  void aNameWithoutAddressIsNotFound() {
    Runs run = Runs.healthy().endsAt(StepId.RESOLVE, unresolved(Resolution.Outcome.NOT_FOUND));
    assertEquals(List.of("dns-not-found:fail"), run.findings());
  }

  @Test
  void aNameWithAddressesOfTheOtherFamilyOnlySaysSo() {
    Runs run =
        Runs.healthy()
            .endsAt(StepId.RESOLVE, unresolved(Resolution.Outcome.NOT_FOUND, "2001:db8::5"));
    assertEquals("family", run.only(FindingId.DNS_NOT_FOUND).facts().get("variant"));
  }

  @Test
  void aSilentResolverIsUnavailable() {
    Runs run = Runs.healthy().endsAt(StepId.RESOLVE, unresolved(Resolution.Outcome.UNAVAILABLE));
    assertEquals("dns-unavailable", run.root());
  }

  @Test
  void aResetDuringTheConnectComesFromAServerThatHadAcceptedIt() {
    Runs run = Runs.healthy().endsAt(StepId.CONNECT, connect("203.0.113.5", Kind.RESET));
    assertEquals(List.of("greeting-closed:fail"), run.findings());
  }

  @Test
  void whereTheConnectPassesForDoneTheGreetingThatDidNotComeIsJudged() {
    Runs run =
        Runs.healthy()
            .endsAt(StepId.GREETING, noGreeting(Kind.RESET, ""))
            .done(StepId.CONNECT, connect("203.0.113.5", Kind.RESET));
    assertEquals(List.of("greeting-closed:fail"), run.findings());
    assertEquals(StepId.GREETING, run.only(FindingId.GREETING_CLOSED).step());
  }

  @Test
  void aHostNamedForMailMakesNoMailServer() {
    for (String line :
        List.of(
            "220 ProFTPD Server (smtp.example.com) [203.0.113.5]",
            "220 postfix.example.com (vsFTPd 3.0.5)",
            "220 smtp.example.com ready")) {
      Runs run =
          Runs.healthy()
              .user("alice")
              .done(StepId.GREETING, greeting(line))
              .endsAt(StepId.LOGIN, said("USER alice", "331 ?"), said("PASS ****", "530 No."));
      assertEquals("login-rejected", run.root());
    }
  }

  @Test
  void aGreetingThatDripsIsNoMalformedOne() {
    Runs run = Runs.healthy().endsAt(StepId.GREETING, noGreeting(Kind.TIMED_OUT, "220 ftp"));
    assertEquals(List.of("greeting-timeout:fail"), run.findings());
    assertEquals("unfinished", run.only(FindingId.GREETING_TIMEOUT).facts().get("variant"));
  }

  @Test
  void everyAddressRefusesMeansConnectRefusedAndNoBrokenFamily() {
    Runs run =
        Runs.healthy()
            .endsAt(
                StepId.CONNECT,
                connect("203.0.113.5", Kind.REFUSED),
                connect("2001:db8::5", Kind.REFUSED));
    assertEquals(List.of("connect-refused:fail"), run.findings());
    assertEquals(2, run.only(FindingId.CONNECT_REFUSED).evidence().size());
  }

  @Test
  void silenceIsATimeoutThoughIpv6HasNoRoute() {
    Runs run =
        Runs.healthy()
            .endsAt(
                StepId.CONNECT,
                connect("2001:db8::5", Kind.UNREACHABLE),
                connect("203.0.113.5", Kind.TIMED_OUT));
    assertEquals("connect-timeout", run.root());
    assertEquals(
        "connect-unreachable",
        Runs.healthy().endsAt(StepId.CONNECT, connect("203.0.113.5", Kind.UNREACHABLE)).root());
  }

  @Test
  void oneFamilyThatFailsWhereTheOtherWorksIsAWarning() {
    Runs run =
        Runs.healthy()
            .done(StepId.CONNECT, connect("2001:db8::5", Kind.REFUSED), connect("203.0.113.5"));
    assertEquals(List.of("connect-family-broken:warn"), run.findings());
    assertEquals("IPv6", run.only(FindingId.CONNECT_FAMILY_BROKEN).facts().get("family"));
    assertEquals("refused", run.only(FindingId.CONNECT_FAMILY_BROKEN).facts().get("how"));
  }

  @Test
  void aClientWithoutIpv6IsNotHeldAgainstTheServer() {
    var noRoute =
        new ConnectAttempt(
            new InetSocketAddress(ip("2001:db8::5"), 21),
            Optional.of(WireFault.of(Kind.UNREACHABLE, "Network is unreachable")),
            1);
    Runs run = Runs.healthy().done(StepId.CONNECT, noRoute, connect("203.0.113.5"));
    assertEquals(List.of("connect-family-broken:info"), run.findings());
    assertEquals(Side.CLIENT, run.only(FindingId.CONNECT_FAMILY_BROKEN).side());
  }

  @Test
  void anEndBeforeTheFirstByteIsGreetingClosedWhateverTheReason() {
    for (Kind kind : List.of(Kind.CLOSED, Kind.RESET)) {
      Runs run = Runs.healthy().endsAt(StepId.GREETING, noGreeting(kind, ""));
      assertEquals(List.of("greeting-closed:fail"), run.findings());
    }
  }

  @Test
  void aTextBeforeTheEndDecides() {
    Runs run =
        Runs.healthy()
            .endsAt(
                StepId.GREETING,
                noGreeting(Kind.CLOSED, "421 Your address is banned from this server"));
    assertEquals("access-denied-by-address", run.root());
  }

  @Test
  void silenceInPlainAndInTlsIsGreetingTimeout() {
    Runs run =
        Runs.healthy()
            .endsAt(
                StepId.GREETING,
                noGreeting(Kind.TIMED_OUT, ""),
                new TlsAnswer(Optional.empty(), "", Optional.of(fault(Kind.TIMED_OUT))));
    assertEquals(List.of("greeting-timeout:fail"), run.findings());
  }

  @Test
  void silenceInPlainAndAHandshakeMeansImplicitTls() {
    Runs run =
        Runs.healthy()
            .endsAt(
                StepId.GREETING,
                noGreeting(Kind.TIMED_OUT, ""),
                new TlsAnswer(
                    Optional.of(handshake(Channel.CONTROL, false)), "", Optional.empty()));
    assertEquals(List.of("implicit-tls-expected:fail"), run.findings());
  }

  @Test
  void aServerThatWantsACertificateInTheTlsAnswerSpeaksImplicitTlsToo() {
    var failed = asking(failedHandshake(Channel.CONTROL, fault(Kind.TLS), 116), false);
    Runs run =
        Runs.healthy()
            .endsAt(
                StepId.GREETING,
                noGreeting(Kind.TIMED_OUT, ""),
                new TlsAnswer(Optional.of(failed), "", Optional.empty()));
    assertEquals("implicit-tls-expected", run.root());
  }

  @Test
  void aWebServerSilentInPlainIsNotFtp() {
    Runs run =
        Runs.healthy()
            .endsAt(
                StepId.GREETING,
                noGreeting(Kind.TIMED_OUT, ""),
                new TlsAnswer(Optional.empty(), "HTTP/1.1 400 Bad Request\r\n", Optional.empty()));
    assertEquals("http", run.only(FindingId.NOT_FTP).facts().get("variant"));
    assertTrue(run.only(FindingId.NOT_FTP).evidence().toString().contains("HTTP/1.1 400"));
  }

  @Test
  void otherProtocolsAreNamed() {
    String[][] words = {
      {"SSH-2.0-OpenSSH_9.6", "ssh"},
      {"+OK Dovecot ready.", "pop3"},
      {"* OK [CAPABILITY IMAP4rev1] ready", "imap"},
      {"RFB 003.008\n", "vnc"},
      {"\u0015\u0003\u0001\u0000\u0002\u0002\u0046", "tls"},
      {"\u004a\u0000\u0000\u0000\n8.0.36\u0000", "mysql"},
      {"\u00ff\u00fd\u0018\u00ff\u00fd\u0020", "telnet"},
      {"-ERR wrong number of arguments", "redis"},
      {"\u0003\u0000\u0000\u0013", "rdp"},
      {"@RSYNCD: 31.0", "rsync"},
      {"\u0001\u0002\u0000\u0007", "unknown"},
    };
    for (String[] w : words) {
      Runs run = Runs.healthy().endsAt(StepId.GREETING, noGreeting(Kind.MALFORMED, w[0]));
      assertEquals(w[1], run.only(FindingId.NOT_FTP).facts().get("variant"), w[1]);
      assertEquals("not-ftp", run.root());
    }
  }

  @Test
  void aTextThatIsNoReplyIsMalformed() {
    Runs run =
        Runs.healthy().endsAt(StepId.GREETING, noGreeting(Kind.MALFORMED, "Welcome to my FTP!"));
    assertEquals(List.of("reply-malformed:fail"), run.findings());
  }

  @Test
  void aGreetingWithoutEndIsOversized() {
    Runs run =
        Runs.healthy().endsAt(StepId.GREETING, noGreeting(Kind.OVERSIZED, "220 xxxxxxxxxxxx"));
    assertEquals("reply-oversized", run.root());
  }

  @Test
  void aMailServerGreetsWith220AndIsNotFtp() {
    Runs run =
        Runs.healthy()
            .done(StepId.GREETING, greeting("220 mx.example.com ESMTP Postfix"))
            .endsAt(
                StepId.LOGIN, said("USER anonymous", "502 5.5.2 Error: command not recognized"));
    assertEquals("not-ftp", run.root());
    assertEquals("smtp", run.only(FindingId.NOT_FTP).facts().get("variant"));
  }

  @Test
  void aServerWhoseLoginWorksIsFtpWhateverItsGreetingSays() {
    Runs run = Runs.healthy().done(StepId.GREETING, greeting("220 ESMTP relay and more"));
    assertEquals(List.of(), run.findings());
  }

  @Test
  void a421ThatNamesALimitIsTooManyConnections() {
    Runs run =
        Runs.healthy()
            .endsAt(StepId.GREETING, greeting("421 Too many connections (8) from this IP"));
    assertEquals(List.of("too-many-connections:fail"), run.findings());
  }

  @Test
  void a120WithoutAGreetingAfterItIsServiceUnavailable() {
    var soon =
        new Greeting(
            List.of(Reply.of("120 Service ready in 5 minutes.")),
            Optional.empty(),
            Optional.of(fault(Kind.TIMED_OUT)),
            "",
            List.of(),
            3000);
    assertEquals("service-unavailable", Runs.healthy().endsAt(StepId.GREETING, soon).root());
  }

  @Test
  void a421WithoutReasonIsServiceUnavailable() {
    Runs run = Runs.healthy().endsAt(StepId.GREETING, greeting("421 Come back later."));
    assertEquals("service-unavailable", run.root());
  }

  @Test
  void winsockNumbersAreReadByTheirWords() {
    Runs run =
        Runs.healthy()
            .endsAt(
                StepId.GREETING,
                greeting(odd("10068 Too many users !", ReplyAnomaly.FIVE_DIGITS), 20));
    assertEquals("too-many-connections", run.root());
    assertTrue(run.findings().contains("reply-malformed:warn"));
  }

  @Test
  void aSlowGreetingIsAWarning() {
    Runs run = Runs.healthy().done(StepId.GREETING, greeting(Reply.of("220 Hello."), 5200));
    assertEquals(List.of("greeting-slow:warn"), run.findings());
    assertEquals("5.2", run.only(FindingId.GREETING_SLOW).facts().get("seconds"));
    assertEquals(
        List.of(),
        Runs.healthy().done(StepId.GREETING, greeting(Reply.of("220 Hello."), 3000)).findings());
  }

  @Test
  void asterisksAreAMiddlebox() {
    Runs run = Runs.healthy().done(StepId.GREETING, greeting("220 ****0*****2*******"));
    assertEquals(List.of("greeting-mangled:warn"), run.findings());
    assertEquals(
        List.of(),
        Runs.healthy().done(StepId.GREETING, greeting("220 **** Welcome ****")).findings());
  }

  @Test
  void theAddressesOfAHealthyDualStackAreNoFinding() {
    Runs run =
        Runs.healthy()
            .done(StepId.RESOLVE, resolved("2001:db8::5", "203.0.113.5"))
            .done(StepId.CONNECT, connect("2001:db8::5"), connect("203.0.113.5"));
    assertEquals(List.of(), run.findings());
  }

  @Test
  void anInterruptedConnectIsNobodysFault() {
    Runs run =
        Runs.healthy().interrupted().endsAt(StepId.CONNECT, connect("203.0.113.5", Kind.CANCELLED));
    assertEquals(List.of(), run.findings());
    assertEquals(Severity.INFO, run.diagnose().verdict());
  }
}
