package org.ftpdiag.diagnose;

import static org.ftpdiag.diagnose.Observed.certificate;
import static org.ftpdiag.diagnose.Observed.failedHandshake;
import static org.ftpdiag.diagnose.Observed.fault;
import static org.ftpdiag.diagnose.Observed.handshake;
import static org.ftpdiag.diagnose.Observed.said;
import static org.ftpdiag.diagnose.Observed.transfer;
import static org.ftpdiag.diagnose.Observed.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.CertificateInfo;
import org.ftpdiag.model.seen.InjectedText;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.OldTlsVersions;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.ResumptionOffer;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.model.seen.deep.ResumptionCount;
import org.ftpdiag.model.seen.deep.ResumptionCount.Resumption;
import org.ftpdiag.model.seen.deep.TlsOffers;
import org.junit.jupiter.api.Test;

/** What is odd about TLS and stopped nothing: versions, resumption, text before the handshake. */
class TlsRemarksTest {
  private static final CertificateInfo GOOD = certificate("2026-01-01", "2027-06-01");

  private static Runs tls(Observation... more) {
    Observation[] seen = new Observation[more.length + 2];
    seen[0] = said("AUTH TLS", "234 Proceed.");
    seen[1] = handshake(Channel.CONTROL, false, GOOD);
    System.arraycopy(more, 0, seen, 2, more.length);
    return Runs.healthy().done(StepId.TLS, seen);
  }

  private static Transfer data(String verb, boolean resumed, ResumptionOffer offer) {
    return with(
        transfer(verb, 120, "150 Here it comes.", "226 Done."),
        handshake(Channel.DATA, resumed, GOOD).with(offer));
  }

  @Test
  void oldVersionsBesidesTheOneInUseAreTold() {
    Runs run = tls(new OldTlsVersions(List.of("TLSv1", "TLSv1.1", "TLSv1.2"), List.of("SSLv3")));
    assertEquals(List.of("tls-version-old:warn"), run.findings());
    assertEquals("TLSv1, TLSv1.1", run.only(FindingId.TLS_VERSION_OLD).facts().get("versions"));
  }

  @Test
  void newVersionsAloneAreHealthy() {
    OldTlsVersions healthy =
        new OldTlsVersions(List.of("TLSv1.2", "TLSv1.3"), List.of("SSLv3", "TLSv1", "TLSv1.1"));
    assertEquals(List.of(), tls(healthy).findings());
  }

  @Test
  void oneDataConnectionThatDoesNotResumeIsTold() {
    Runs run =
        tls()
            .done(StepId.LIST, data("LIST", true, ResumptionOffer.MADE))
            .done(
                StepId.DOWNLOAD,
                data("RETR", false, ResumptionOffer.MADE),
                data("RETR", true, ResumptionOffer.MADE));
    assertEquals(List.of("tls-resumption-runs-out:warn"), run.findings());
    assertEquals(StepId.DOWNLOAD, run.only(FindingId.TLS_RESUMPTION_RUNS_OUT).step());
  }

  @Test
  void aTrialOfActiveModeCountsAsWell() {
    Runs run =
        tls()
            .done(StepId.LIST, data("LIST", true, ResumptionOffer.MADE))
            .done(StepId.ACTIVE, handshake(Channel.DATA, false, GOOD).with(ResumptionOffer.MADE));
    assertEquals(List.of("tls-resumption-runs-out:warn"), run.findings());
  }

  @Test
  void aServerThatResumesNothingHasNoneToRunOutOf() {
    Runs run =
        tls()
            .done(StepId.LIST, data("LIST", false, ResumptionOffer.MADE))
            .done(StepId.DOWNLOAD, data("RETR", false, ResumptionOffer.MADE));
    assertEquals(List.of(), run.findings());
  }

  @Test
  void whatTheClientDidNotOfferTheServerDidNotDecline() {
    for (ResumptionOffer own : List.of(ResumptionOffer.WITHHELD, ResumptionOffer.IMPOSSIBLE)) {
      Runs run =
          tls()
              .done(StepId.LIST, data("LIST", true, ResumptionOffer.MADE))
              .done(StepId.DOWNLOAD, data("RETR", false, own));
      assertEquals(List.of(), run.findings(), own::name);
    }
  }

  private static ResumptionCount counted(boolean... resumed) {
    List<ResumptionCount.Data> connections = new ArrayList<>();
    for (boolean each : resumed) {
      connections.add(
          new ResumptionCount.Data(
              ResumptionOffer.MADE, Optional.of("TLSv1.3"), each, true, Optional.empty()));
    }
    return ResumptionCount.of(connections, Optional.empty());
  }

  @Test
  void connectionsThatWereMadeToCountAreCounted() {
    Runs out = tls().done(StepId.LIST, counted(true, true, false, true));
    assertEquals(List.of("tls-resumption-runs-out:warn"), out.findings());
    assertEquals(List.of(), tls().done(StepId.LIST, counted(true, true, true)).findings());
    assertEquals(List.of(), tls().done(StepId.LIST, counted(false, false)).findings());
  }

  @Test
  void oneThatKeepsItsSessionBackTellsWhetherItMust() {
    Reply no = Reply.of("522 SSL connection failed: session reuse required");
    ResumptionCount.Data good = counted(true).connections().get(0);
    ResumptionCount.Data works =
        new ResumptionCount.Data(
            ResumptionOffer.WITHHELD, Optional.of("TLSv1.3"), false, true, Optional.empty());
    ResumptionCount.Data refused =
        new ResumptionCount.Data(
            ResumptionOffer.WITHHELD, Optional.of("TLSv1.3"), false, false, Optional.of(no));
    assertEquals(
        Resumption.MAY, ResumptionCount.of(List.of(good, works), Optional.empty()).resumption());
    assertEquals(
        Resumption.MUST, ResumptionCount.of(List.of(good, refused), Optional.empty()).resumption());
    assertEquals(Resumption.CANNOT, counted(false, false).resumption());
    assertEquals(Resumption.UNKNOWN, counted(true).resumption());
    assertEquals(Resumption.UNKNOWN, counted().resumption());
  }

  private static TlsOffers offers(TlsOffers.Grade grade, String kind, String name) {
    return new TlsOffers(
        List.of("TLSv1.2"),
        List.of(),
        List.of(new TlsOffers.Accepted("TLSv1.2", "0x0001", name, grade, kind, "RFC 7465")),
        true);
  }

  @Test
  void weakAndBrokenSuitesAreToldAndFairOnesAreNot() {
    Runs weak = tls(offers(TlsOffers.Grade.WEAK, "RC4", "TLS_RSA_WITH_RC4_128_SHA"));
    assertEquals(List.of("tls-cipher-weak:warn"), weak.findings());
    assertEquals("RC4", weak.only(FindingId.TLS_CIPHER_WEAK).facts().get("kinds"));
    assertEquals(
        List.of("tls-cipher-weak:warn"),
        tls(offers(TlsOffers.Grade.BROKEN, "NULL", "TLS_RSA_WITH_NULL_SHA")).findings());
    assertEquals(
        List.of(),
        tls(offers(TlsOffers.Grade.FAIR, "static-RSA", "TLS_RSA_WITH_AES_128_CBC_SHA")).findings());
  }

  @Test
  void textBeforeTheHandshakeIsQuotedWithItsLength() {
    Runs run = tls(new InjectedText("230 Logged in.\r\n", 16));
    assertEquals(List.of("reply-malformed:warn"), run.findings());
    assertEquals("injected", run.only(FindingId.REPLY_MALFORMED).facts().get("variant"));
  }

  @Test
  void textBeforeAHandshakeThatFailsIsTheServersWordOnIt() {
    TlsAttempt failed =
        failedHandshake(Channel.CONTROL, fault(Kind.CLOSED), -1)
            .after(new InjectedText("421 No certificate.\r\n", 21));
    Runs run =
        Runs.healthy().user("alice").endsAt(StepId.TLS, said("AUTH TLS", "234 Proceed."), failed);
    assertEquals("tls-handshake-failed", run.root());
    assertEquals("plain", run.only(FindingId.TLS_HANDSHAKE_FAILED).facts().get("variant"));
  }

  @Test
  void theOldNameOfTlsIsARemark() {
    Runs run =
        Runs.healthy()
            .done(
                StepId.TLS,
                said("AUTH TLS", "504 Unknown AUTH type."),
                said("AUTH SSL", "234 Proceed."),
                handshake(Channel.CONTROL, false, GOOD));
    assertEquals(List.of("command-unsupported:info"), run.findings());
    assertEquals("auth", run.only(FindingId.COMMAND_UNSUPPORTED).facts().get("variant"));
    assertEquals(504, run.only(FindingId.COMMAND_UNSUPPORTED).reply().orElseThrow().code());
  }
}
