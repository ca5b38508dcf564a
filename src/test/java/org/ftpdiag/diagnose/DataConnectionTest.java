package org.ftpdiag.diagnose;

import static org.ftpdiag.diagnose.Observed.active;
import static org.ftpdiag.diagnose.Observed.connect;
import static org.ftpdiag.diagnose.Observed.epsv;
import static org.ftpdiag.diagnose.Observed.failedHandshake;
import static org.ftpdiag.diagnose.Observed.fault;
import static org.ftpdiag.diagnose.Observed.ip;
import static org.ftpdiag.diagnose.Observed.lines;
import static org.ftpdiag.diagnose.Observed.lost;
import static org.ftpdiag.diagnose.Observed.malformed;
import static org.ftpdiag.diagnose.Observed.open;
import static org.ftpdiag.diagnose.Observed.pasv;
import static org.ftpdiag.diagnose.Observed.refusedPassive;
import static org.ftpdiag.diagnose.Observed.said;
import static org.ftpdiag.diagnose.Observed.transfer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.model.seen.ActiveTry;
import org.ftpdiag.model.seen.BounceTry;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.junit.jupiter.api.Test;

/** Passive and active data connections. */
class DataConnectionTest {
  private static Runs unusable(Observation... tries) {
    return Runs.healthy().failed(StepId.PASSIVE, tries).step(StepId.LIST, Outcome.SKIPPED);
  }

  @Test
  void aPrivateAddressWhereNothingConnectsIsTheRootAndNotThePort() {
    Runs run =
        unusable(
            epsv(41235, connect("203.0.113.5", 41235, Kind.TIMED_OUT)),
            pasv(
                "10.0.0.5",
                41236,
                connect("203.0.113.5", 41236, Kind.TIMED_OUT),
                connect("10.0.0.5", 41236, Kind.TIMED_OUT)));
    assertEquals(List.of("passive-address-private:fail"), run.findings());
    Finding f = run.only(FindingId.PASSIVE_ADDRESS_PRIVATE);
    assertEquals("10.0.0.5", f.facts().get("announced"));
    assertEquals("203.0.113.5", f.facts().get("control"));
    String evidence = f.evidence().toString();
    assertTrue(evidence.contains("227 Entering Passive Mode (10,0,0,5,161,20)"), evidence);
    assertTrue(evidence.contains("evidence.data-port-silent"), evidence);
  }

  /** Pure-FTPd goes on waiting for the right client while it hangs up on others. */
  @Test
  void aHandshakeThatIsHungUpOnWhileTheCommandStaysUnansweredWasTurnedAway() {
    TlsAttempt closed = failedHandshake(Channel.DATA, fault(Kind.CLOSED), -1);
    assertEquals(List.of("data-connection-rejected:fail"), unanswered(closed).findings());
    TlsAttempt alert = failedHandshake(Channel.DATA, fault(Kind.TLS), 40);
    assertEquals(List.of("tls-data-handshake-failed:fail"), unanswered(alert).findings());
  }

  private static Runs unanswered(TlsAttempt tls) {
    Transfer list =
        new Transfer(
            "LIST",
            "",
            false,
            Optional.empty(),
            Optional.of(tls),
            0,
            tls.fault(),
            false,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            -1,
            4000);
    return Runs.healthy().failed(StepId.LIST, list);
  }

  @Test
  void epsvIsNoWayOutWhereItWasTriedInVain() {
    Observation pasv = pasv("10.0.0.5", 41236, connect("203.0.113.5", 41236, Kind.REFUSED));
    for (Observation epsv :
        List.of(
            epsv(41235, connect("203.0.113.5", 41235, Kind.REFUSED)),
            refusedPassive("EPSV", "500 Unknown command."))) {
      Finding f = unusable(epsv, pasv).only(FindingId.PASSIVE_ADDRESS_PRIVATE);
      assertEquals("epsv-failed", f.facts().get("variant"));
    }
    Finding untried = unusable(pasv).only(FindingId.PASSIVE_ADDRESS_PRIVATE);
    assertEquals(null, untried.facts().get("variant"));
  }

  @Test
  void anEpsvThatIsRefusedBesidesIsARemark() {
    Runs run =
        unusable(
            refusedPassive("EPSV", "500 Unknown command."),
            pasv("10.0.0.5", 41236, connect("203.0.113.5", 41236, Kind.REFUSED)));
    assertEquals("passive-address-private", run.root());
    assertTrue(run.findings().contains("epsv-unsupported:info"), run.findings().toString());
    assertFalse(run.findings().contains("passive-disabled:fail"), run.findings().toString());
  }

  @Test
  void aPrivateAddressIsTheCauseThoughTheControlAddressIsUnknown() {
    Runs run =
        unusable(pasv("10.0.0.5", 41236, connect("10.0.0.5", 41236, Kind.TIMED_OUT)))
            .done(StepId.CONNECT)
            .nowhere();
    assertEquals("passive-address-private", run.root());
    Runs open =
        unusable(pasv("203.0.113.9", 41236, connect("203.0.113.9", 41236, Kind.TIMED_OUT)))
            .done(StepId.CONNECT)
            .nowhere();
    assertEquals("passive-port-blocked", open.root());
  }

  @Test
  void aPrivateAddressIsAWarningWhereTheControlAddressWorks() {
    Runs run =
        Runs.healthy()
            .done(
                StepId.PASSIVE,
                epsv(40000, open("203.0.113.5", 40000)),
                pasv(
                    "10.0.0.5",
                    40001,
                    open("203.0.113.5", 40001),
                    connect("10.0.0.5", 40001, Kind.TIMED_OUT)));
    assertEquals(List.of("passive-address-private:warn"), run.findings());
  }

  @Test
  void loopbackAndUnspecifiedAddressesAreAsUnreachable() {
    for (String a : List.of("127.0.0.1", "0.0.0.0", "100.64.3.3", "169.254.1.1")) {
      Runs run = unusable(pasv(a, 40001, connect("203.0.113.5", 40001, Kind.REFUSED)));
      assertEquals("passive-address-private", run.root(), a);
    }
  }

  @Test
  void aPrivateAddressThatIsTheControlAddressIsNoFault() {
    Runs run =
        Runs.healthy()
            .at("10.0.0.5")
            .done(StepId.PASSIVE, pasv("10.0.0.5", 40001, open("10.0.0.5", 40001)));
    assertEquals(List.of(), run.findings());
  }

  @Test
  void betweenTwoPrivateAddressesTheConnectDecides() {
    Runs reached =
        Runs.healthy()
            .at("192.168.1.5")
            .done(
                StepId.PASSIVE,
                pasv(
                    "10.0.0.5",
                    40001,
                    connect("192.168.1.5", 40001, Kind.REFUSED),
                    open("10.0.0.5", 40001)));
    assertEquals(List.of("passive-address-mismatch:info"), reached.findings());
    Runs lost =
        Runs.healthy()
            .at("192.168.1.5")
            .failed(
                StepId.PASSIVE,
                pasv(
                    "10.0.0.5",
                    40001,
                    connect("192.168.1.5", 40001, Kind.REFUSED),
                    connect("10.0.0.5", 40001, Kind.TIMED_OUT)));
    assertEquals("passive-address-private", lost.root());
  }

  @Test
  void anotherPublicAddressIsAWarning() {
    Runs run =
        Runs.healthy()
            .done(
                StepId.PASSIVE,
                epsv(40000, open("203.0.113.5", 40000)),
                pasv("203.0.113.9", 40001, open("203.0.113.5", 40001)));
    assertEquals(List.of("passive-address-mismatch:warn"), run.findings());
  }

  @Test
  void silenceIsABlockedPortAndARefusalARefusedOne() {
    assertEquals(
        List.of("passive-port-blocked:fail"),
        unusable(
                epsv(40000, connect("203.0.113.5", 40000, Kind.TIMED_OUT)),
                pasv("203.0.113.5", 40001, connect("203.0.113.5", 40001, Kind.TIMED_OUT)))
            .findings());
    assertEquals(
        List.of("passive-port-refused:fail"),
        unusable(
                epsv(40000, connect("203.0.113.5", 40000, Kind.REFUSED)),
                pasv("203.0.113.5", 40001, connect("203.0.113.5", 40001, Kind.REFUSED)))
            .findings());
  }

  @Test
  void epsvRefusedWherePasvWorksIsARemark() {
    Runs run =
        Runs.healthy()
            .done(
                StepId.FEATURES,
                said("FEAT", lines(211, "211-Features:", " UTF8", "211 End"), false, 9))
            .done(
                StepId.PASSIVE,
                refusedPassive("EPSV", "500 EPSV not understood"),
                pasv("203.0.113.5", 40001, open("203.0.113.5", 40001)));
    assertEquals(List.of("epsv-unsupported:info"), run.findings());
  }

  @Test
  void epsvRefusedThoughPromisedContradictsFeat() {
    Runs run =
        Runs.healthy()
            .done(
                StepId.PASSIVE,
                refusedPassive("EPSV", "500 EPSV not understood"),
                pasv("203.0.113.5", 40001, open("203.0.113.5", 40001)));
    assertEquals(List.of("epsv-unsupported:info", "features-contradict:info"), run.findings());
  }

  @Test
  void epsvForbiddenThoughPromisedContradictsFeatToo() {
    for (String no : List.of("550 Permission denied.", "501 EPSV: Operation not permitted")) {
      Runs run =
          Runs.healthy()
              .done(
                  StepId.PASSIVE,
                  refusedPassive("EPSV", no),
                  pasv("203.0.113.5", 40001, open("203.0.113.5", 40001)));
      assertEquals(List.of("epsv-unsupported:info", "features-contradict:info"), run.findings());
    }
  }

  @Test
  void anAddressThatEprtMayNotNameIsNoBrokenPromise() {
    Runs run =
        Runs.healthy()
            .done(
                StepId.FEATURES,
                said("FEAT", lines(211, "211-Features:", " EPRT", " UTF8", "211 End"), false, 9))
            .active()
            .failed(StepId.ACTIVE, eprt("500 Illegal EPRT command."));
    assertEquals(List.of("active-refused:fail"), run.findings());
    assertEquals("address", run.only(FindingId.ACTIVE_REFUSED).facts().get("variant"));
  }

  private static ActiveTry eprt(String reply) {
    return new ActiveTry(
        said("EPRT |1|198.51.100.10|51201|", reply),
        new InetSocketAddress(ip("198.51.100.10"), 51201),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  @Test
  void epsvsPortUnusableWherePasvsWorksIsBroken() {
    Runs run =
        Runs.healthy()
            .done(
                StepId.PASSIVE,
                epsv(40000, connect("203.0.113.5", 40000, Kind.REFUSED)),
                pasv("203.0.113.5", 40001, open("203.0.113.5", 40001)));
    assertEquals(List.of("epsv-broken:warn"), run.findings());
  }

  @Test
  void everyPassiveCommandRefusedMeansDisabled() {
    Runs run =
        unusable(
            refusedPassive("EPSV", "550 Permission denied."),
            refusedPassive("PASV", "550 Permission denied."));
    assertEquals(List.of("passive-disabled:fail"), run.findings());
    assertEquals(Optional.of("vsftpd"), run.only(FindingId.PASSIVE_DISABLED).family());
  }

  @Test
  void aRefusalOfPasvThatSpeaksOfTimeIsAnIdleTimeout() {
    Runs run = unusable(refusedPassive("EPSV", "421 Timeout (60 seconds)."));
    assertEquals(List.of("idle-timeout:fail"), run.findings());
  }

  @Test
  void aReplyThatHoldsNoPortOrAddressIsMalformed() {
    Runs run = unusable(malformed("PASV", "227 Logout.", "Logout."));
    assertEquals(List.of("reply-malformed:fail"), run.findings());
    Runs zero = unusable(malformed("PASV", "227 Entering Passive Mode (203,0,113,5,0,0)", "0"));
    assertEquals("reply-malformed", zero.root());
    Runs other =
        Runs.healthy()
            .done(
                StepId.PASSIVE,
                malformed("EPSV", "229 Entering Passive Mode", "Entering Passive Mode"),
                pasv("203.0.113.5", 40001, open("203.0.113.5", 40001)));
    assertEquals(List.of("reply-malformed:warn"), other.findings());
  }

  @Test
  void pasvWithoutAnAddressIsNoFaultOverIpv6() {
    Runs run =
        Runs.healthy()
            .at("2001:db8::5")
            .done(
                StepId.PASSIVE,
                epsv(40000, open("2001:db8::5", 40000)),
                pasv("0.0.0.0", 40001, connect("2001:db8::5", 40001, Kind.REFUSED)));
    assertEquals(List.of(), run.findings());
    Runs refused =
        Runs.healthy()
            .at("2001:db8::5")
            .done(
                StepId.PASSIVE,
                epsv(40000, open("2001:db8::5", 40000)),
                refusedPassive("PASV", "502 Use EPSV."));
    assertEquals(List.of(), refused.findings());
  }

  @Test
  void aControlConnectionLostInPassiveIsTheCause() {
    Runs run =
        unusable(new PassiveTry(lost("EPSV", Kind.TIMED_OUT), Optional.empty(), -1, "", List.of()));
    assertEquals(List.of("control-timeout:fail"), run.findings());
  }

  // active

  @Test
  void portAcceptedAndNobodyConnectedIsBlockedWhateverThe425Says() {
    Runs run =
        Runs.healthy()
            .active()
            .failed(
                StepId.ACTIVE,
                active(
                    "200 PORT ok.",
                    Optional.empty(),
                    "425 Security: Bad IP connecting from elsewhere."));
    assertEquals(List.of("active-blocked:fail"), run.findings());
  }

  @Test
  void underAllChecksAloneAFailedActiveTestIsOneLower() {
    Runs run =
        Runs.healthy()
            .allChecks()
            .failed(
                StepId.ACTIVE,
                active("200 PORT ok.", Optional.empty(), "425 Failed to establish connection."));
    assertEquals(List.of("active-blocked:warn"), run.findings());
  }

  @Test
  void natSeenInStatMakesItCertain() {
    Runs run =
        Runs.healthy()
            .from("192.168.1.10")
            .active()
            .done(
                StepId.PASSIVE,
                epsv(40000, open("203.0.113.5", 40000)),
                said(
                    "STAT",
                    lines(
                        211,
                        "211-FTP server status:",
                        "     Connected to ::ffff:203.0.113.1",
                        "211 End"),
                    false,
                    9))
            .failed(
                StepId.ACTIVE,
                active("200 PORT ok.", Optional.empty(), "425 Failed to establish connection."));
    assertEquals(Optional.of("203.0.113.1"), run.diagnose().seenAs());
    Finding f = run.only(FindingId.ACTIVE_BLOCKED);
    assertEquals("nat", f.facts().get("variant"));
    assertEquals("203.0.113.1", f.facts().get("seen_as"));
  }

  @Test
  void portRefusedMeansActiveRefused() {
    Runs run =
        Runs.healthy()
            .active()
            .failed(StepId.ACTIVE, active("550 Permission denied.", Optional.empty()));
    assertEquals(List.of("active-refused:fail"), run.findings());
  }

  @Test
  void eprtRefusedWherePortWorksIsNoFailure() {
    ActiveTry eprt =
        new ActiveTry(
            said("EPRT |1|198.51.100.10|51201|", "500 EPRT not understood"),
            new InetSocketAddress(Observed.ip("198.51.100.10"), 51201),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0);
    Runs run =
        Runs.healthy()
            .active()
            .done(
                StepId.ACTIVE,
                eprt,
                active("200 PORT ok.", Optional.of("203.0.113.5"), "150 Here.", "226 Done."));
    assertEquals(List.of(), run.findings());
  }

  @Test
  void aSilentServerAfterPortIsStillConnectingInVain() {
    ActiveTry silent =
        new ActiveTry(
            said("PORT 198,51,100,10,200,1", "200 ok"),
            new InetSocketAddress(Observed.ip("198.51.100.10"), 51201),
            Optional.<Exchange>of(lost("LIST", Kind.TIMED_OUT)),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Observed.fault(Kind.TIMED_OUT)),
            10000);
    Runs run = Runs.healthy().active().failed(StepId.ACTIVE, silent);
    assertEquals(List.of("active-blocked:fail"), run.findings());
  }

  @Test
  void withDataPortTheActiveStepCarriesTheConnection() {
    Runs run =
        Runs.healthy()
            .data(DataMode.PORT)
            .step(StepId.PASSIVE, Outcome.SKIPPED)
            .failed(
                StepId.LIST,
                Observed.active(transfer("LIST", 0, "425 Failed to establish connection.", "")));
    assertEquals(List.of("active-blocked:fail"), run.findings());
  }

  @Test
  void portToAThirdHostAcceptedIsAWarning() {
    Runs run =
        Runs.healthy()
            .allChecks()
            .done(
                StepId.ACTIVE,
                new BounceTry(said("PORT 192,0,2,1,4,1", "200 PORT ok."), "192.0.2.1"));
    assertEquals(List.of("bounce-allowed:warn"), run.findings());
    Runs refused =
        Runs.healthy()
            .allChecks()
            .done(
                StepId.ACTIVE,
                new BounceTry(
                    said("PORT 192,0,2,1,4,1", "500 Illegal PORT command."), "192.0.2.1"));
    assertEquals(List.of(), refused.findings());
  }
}
