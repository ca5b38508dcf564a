package org.ftpdiag.diagnose;

import static org.ftpdiag.diagnose.Observed.asking;
import static org.ftpdiag.diagnose.Observed.certificate;
import static org.ftpdiag.diagnose.Observed.failedHandshake;
import static org.ftpdiag.diagnose.Observed.fault;
import static org.ftpdiag.diagnose.Observed.handshake;
import static org.ftpdiag.diagnose.Observed.lines;
import static org.ftpdiag.diagnose.Observed.lost;
import static org.ftpdiag.diagnose.Observed.refused;
import static org.ftpdiag.diagnose.Observed.said;
import static org.ftpdiag.diagnose.Observed.saidOverTls;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.CertificateFault;
import org.ftpdiag.model.seen.CertificateInfo;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.OldTlsVersions;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsTrust;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.junit.jupiter.api.Test;

/** TLS on the control connection, and the certificate. */
class SecurityTest {
  private static final CertificateInfo GOOD = certificate("2026-01-01", "2027-01-01");

  private static Runs refusingAuth() {
    return Runs.healthy()
        .endsAt(
            StepId.TLS,
            said("AUTH TLS", "530 Please login with USER and PASS."),
            said("AUTH SSL", "530 Please login with USER and PASS."));
  }

  @Test
  void authRefusedWhereTlsWasRequiredIsUnsupported() {
    assertEquals(
        List.of("tls-unsupported:fail"),
        refusingAuth().tls(TlsMode.EXPLICIT).user("alice").findings());
  }

  @Test
  void authRefusedWhereFeatOffersItEndsTheSessionOfANamedUser() {
    Runs run =
        Runs.healthy()
            .user("alice")
            .endsAt(
                StepId.TLS,
                said("FEAT", lines(211, "211-Features:", " AUTH TLS", "211 End"), false, 9),
                said("AUTH TLS", "431 Necessary security resource unavailable"));
    assertEquals(List.of("tls-unsupported:fail"), run.findings());
    assertEquals("offered", run.only(FindingId.TLS_UNSUPPORTED).facts().get("variant"));
  }

  @Test
  void authRefusedThoughOfferedIsARemarkWhereTheAnonymousLoginGoesOn() {
    Runs run =
        Runs.healthy()
            .done(
                StepId.TLS,
                said("FEAT", lines(211, "211-Features:", " AUTH TLS", "211 End"), false, 9),
                said("AUTH TLS", "431 Necessary security resource unavailable"));
    assertEquals(List.of("features-contradict:info"), run.findings());
  }

  @Test
  void authRefusedWithoutOfferIsNoFindingButThePasswordInClearIs() {
    assertEquals(List.of("password-in-clear:warn"), Runs.healthy().user("alice").findings());
    assertEquals(List.of(), Runs.healthy().findings());
  }

  @Test
  void noPasswordWasSentMeansNoPasswordInClear() {
    Runs run =
        Runs.healthy()
            .user("alice")
            .tls(TlsMode.OFF)
            .endsAt(
                StepId.LOGIN, said("USER alice", "550 SSL/TLS required on the control channel"));
    assertEquals(List.of("tls-required:fail"), run.findings());
  }

  private static Runs handshakeFails(TlsAttempt t, Observation... more) {
    Observation[] all = new Observation[more.length + 2];
    all[0] = said("AUTH TLS", "234 Proceed.");
    all[1] = t;
    System.arraycopy(more, 0, all, 2, more.length);
    return Runs.healthy().user("alice").endsAt(StepId.TLS, all);
  }

  @Test
  void silenceAfterAuthWasAcceptedIsAFailedHandshake() {
    Runs run = handshakeFails(failedHandshake(Channel.CONTROL, fault(Kind.TIMED_OUT), -1));
    assertEquals(List.of("tls-handshake-failed:fail"), run.findings());
    assertEquals("silent", run.only(FindingId.TLS_HANDSHAKE_FAILED).facts().get("variant"));
  }

  @Test
  void plainTextInTheHandshakeIsQuoted() {
    Runs run =
        handshakeFails(
            failedHandshake(
                Channel.CONTROL, fault(Kind.TLS, "500 OOPS: SSL: cannot load key"), -1));
    assertEquals("tls-handshake-failed", run.root());
    assertTrue(
        run.only(FindingId.TLS_HANDSHAKE_FAILED).evidence().toString().contains("cannot load key"));
  }

  @Test
  void plainFtpOnAnImplicitPortIsAFailedHandshakeThatQuotesTheGreeting() {
    Runs run =
        Runs.healthy()
            .tls(TlsMode.IMPLICIT)
            .endsAt(
                StepId.TLS,
                failedHandshake(Channel.CONTROL, fault(Kind.TLS, "220 ProFTPD Server"), -1));
    run.step(StepId.GREETING, Outcome.SKIPPED);
    assertEquals("tls-handshake-failed", run.root());
    assertEquals("explicit", run.only(FindingId.TLS_HANDSHAKE_FAILED).facts().get("variant"));
  }

  @Test
  void sshOnAnImplicitPortIsNotFtp() {
    Runs run =
        Runs.healthy()
            .tls(TlsMode.IMPLICIT)
            .endsAt(
                StepId.TLS,
                failedHandshake(Channel.CONTROL, fault(Kind.TLS, "SSH-2.0-OpenSSH_9"), -1));
    assertEquals("not-ftp", run.root());
  }

  @Test
  void onlyOldVersionsAreNamed() {
    Runs run =
        handshakeFails(
            failedHandshake(Channel.CONTROL, fault(Kind.TLS), 70),
            new OldTlsVersions(List.of("TLSv1", "TLSv1.1"), List.of("TLSv1.2", "TLSv1.3")));
    assertEquals(List.of("tls-version-unsupported:fail"), run.findings());
    assertEquals(
        "TLSv1, TLSv1.1", run.only(FindingId.TLS_VERSION_UNSUPPORTED).facts().get("versions"));
  }

  @Test
  void theAlertProtocolVersionSaysItWithoutTheList() {
    Runs run = handshakeFails(failedHandshake(Channel.CONTROL, fault(Kind.TLS), 70));
    assertEquals("tls-version-unsupported", run.root());
  }

  @Test
  void anotherAlertWhereTls12IsTakenIsAFailedHandshake() {
    Runs run =
        handshakeFails(
            failedHandshake(Channel.CONTROL, fault(Kind.TLS), 40),
            new OldTlsVersions(List.of("TLSv1.1", "TLSv1.2"), List.of("TLSv1.3")));
    assertEquals("tls-handshake-failed", run.root());
  }

  @Test
  void aRequestForACertificateAndAFailureMeanAClientCertificateIsRequired() {
    for (int alert : List.of(40, 116, 42, 48)) {
      Runs run =
          handshakeFails(asking(failedHandshake(Channel.CONTROL, fault(Kind.TLS), alert), false));
      assertEquals(List.of("tls-client-certificate-required:fail"), run.findings());
    }
    Runs closed =
        handshakeFails(asking(failedHandshake(Channel.CONTROL, fault(Kind.CLOSED), -1), false));
    assertEquals("tls-client-certificate-required", closed.root());
  }

  @Test
  void underTls13TheAlertComesAfterTheHandshake() {
    Runs run =
        handshakeFails(
            asking(handshake(Channel.CONTROL, false, GOOD), false),
            lost("NOOP", fault(Kind.TLS), true));
    assertEquals(List.of("tls-client-certificate-required:fail"), run.findings());
  }

  @Test
  void aFailedHandshakeIsAWarningWhereTheAnonymousLoginGoesOn() {
    Runs run =
        Runs.healthy()
            .done(
                StepId.TLS,
                said("AUTH TLS", "234 Proceed."),
                failedHandshake(Channel.CONTROL, fault(Kind.TLS), 40));
    assertEquals(List.of("tls-handshake-failed:warn"), run.findings());
  }

  private static Runs secured(CertificateInfo leaf, TlsTrust trust) {
    return secured(handshake(Channel.CONTROL, false, trust, leaf));
  }

  private static Runs secured(TlsAttempt handshake) {
    return Runs.healthy()
        .user("alice")
        .done(StepId.TLS, said("AUTH TLS", "234 Proceed."), handshake)
        .done(
            StepId.LOGIN,
            saidOverTls("USER alice", "331 Go on."),
            saidOverTls("PASS ****", "230 In."));
  }

  private static final TlsTrust TRUSTED = TlsTrust.complete(List.of(0));

  @Test
  void aGoodCertificateIsNoFinding() {
    assertEquals(List.of(), secured(GOOD, TRUSTED).findings());
  }

  @Test
  void expiredComesBeforeTheNameAndTheNameBeforeTheIssuer() {
    Runs run =
        secured(
            certificate("2025-01-01", "2026-11-10"),
            refused(
                CertificateFault.Kind.EXPIRED,
                CertificateFault.Kind.NAME,
                CertificateFault.Kind.ISSUER_MISSING));
    assertEquals(
        List.of(
            "tls-certificate-expired:fail",
            "tls-certificate-name-mismatch:fail",
            "tls-certificate-untrusted:fail"),
        run.findings());
    assertEquals("10", run.only(FindingId.TLS_CERTIFICATE_EXPIRED).facts().get("days"));
  }

  /** As a log tells it. */
  @Test
  void aVerdictWithoutItsCertificateIsToldWithoutFactsOfOne() {
    for (CertificateFault.Kind kind : CertificateFault.Kind.values()) {
      Runs run = secured(handshake(Channel.CONTROL, false, refused(kind)));
      Finding f = run.diagnose().findings().get(0);
      for (String fact : List.of("subject", "issuer", "names", "not_before", "not_after", "days")) {
        assertFalse(f.facts().containsKey(fact), kind + ": " + fact);
      }
      assertTrue(
          f.evidence().stream().noneMatch(p -> p.facts().containsKey("subject")), kind::name);
    }
  }

  @Test
  void theVerdictDecidesNotTheDatesInTheChain() {
    CertificateInfo old = certificate("2025-01-01", "2026-11-10");
    assertEquals("none", secured(old, TRUSTED).root());
    assertEquals(
        "tls-certificate-expired", secured(old, refused(CertificateFault.Kind.EXPIRED)).root());
    assertEquals(
        "tls-certificate-not-yet-valid",
        secured(
                certificate("2026-11-21", "2028-01-01"),
                refused(CertificateFault.Kind.NOT_YET_VALID))
            .root());
  }

  @Test
  void fewerThanFourteenDaysAreAWarning() {
    assertEquals(
        List.of("tls-certificate-expiring:warn"),
        secured(certificate("2026-01-01", "2026-12-04"), TRUSTED).findings());
    assertEquals(List.of(), secured(certificate("2026-01-01", "2026-12-05"), TRUSTED).findings());
  }

  @Test
  void selfSignedAndUnknownIssuersAreTold() {
    CertificateInfo self =
        certificate("2026-01-01", "2027-01-01", "EC 256", 256, "SHA256withECDSA", true);
    assertEquals(
        "tls-certificate-self-signed",
        secured(self, refused(CertificateFault.Kind.SELF_SIGNED)).root());
    assertEquals("none", secured(self, TRUSTED).root()); // the user trusts it by --ca
    Runs unknown = secured(GOOD, refused(CertificateFault.Kind.ISSUER_MISSING));
    assertEquals("tls-certificate-untrusted", unknown.root());
    assertEquals(
        "incomplete-chain",
        unknown.only(FindingId.TLS_CERTIFICATE_UNTRUSTED).facts().get("variant"));
  }

  @Test
  void aCertificateFindingIsAWarningWhereNothingSecretIsDueOrTheUserInsists() {
    TlsTrust none = refused(CertificateFault.Kind.ISSUER_MISSING);
    Runs anonymous =
        Runs.healthy()
            .done(
                StepId.TLS,
                said("AUTH TLS", "234 Proceed."),
                handshake(Channel.CONTROL, false, none, GOOD));
    assertEquals(List.of("tls-certificate-untrusted:warn"), anonymous.findings());
    assertEquals(
        List.of("tls-certificate-untrusted:fail"), anonymous.tls(TlsMode.EXPLICIT).findings());
    assertEquals(
        List.of("tls-certificate-untrusted:warn"), secured(GOOD, none).insecure().findings());
  }

  @Test
  void weakKeysAndSignaturesAreAWarning() {
    Object[][] weak = {
      {"RSA 1024", 1024, "SHA256withRSA", true},
      {"EC 192", 192, "SHA256withECDSA", true},
      {"RSA 2048", 2048, "SHA1withRSA", true},
      {"RSA 2048", 2048, "MD5withRSA", true},
      {"EC 224", 224, "SHA384withECDSA", false},
      {"EdDSA", 0, "Ed25519", false},
    };
    for (Object[] w : weak) {
      CertificateInfo x =
          certificate("2026-01-01", "2027-01-01", (String) w[0], (int) w[1], (String) w[2], false);
      List<String> expected =
          (boolean) w[3] ? List.of("tls-certificate-weak:warn") : List.<String>of();
      assertEquals(expected, secured(x, TRUSTED).findings(), w[0] + " " + w[2]);
    }
  }

  @Test
  void protRefusedLeavesDataUnprotected() {
    Runs run =
        secured(GOOD, TRUSTED)
            .done(
                StepId.FEATURES,
                saidOverTls("PBSZ 0", "200 PBSZ=0"),
                saidOverTls("PROT P", "536 PROT level not supported"));
    assertEquals(List.of("tls-data-unprotected:warn"), run.findings());
  }
}
