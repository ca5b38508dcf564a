package org.ftpdiag.diagnose;

import static org.ftpdiag.diagnose.Observed.fault;
import static org.ftpdiag.diagnose.Observed.greeting;
import static org.ftpdiag.diagnose.Observed.lost;
import static org.ftpdiag.diagnose.Observed.said;
import static org.ftpdiag.diagnose.Observed.saidOverTls;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.CredentialRemark;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.junit.jupiter.api.Test;

/** The login. */
class LoginTest {
  private static Runs refused(String user, Observation... seen) {
    return Runs.healthy().user(user).endsAt(StepId.LOGIN, seen);
  }

  private static String root(String user, String... dialogue) {
    Observation[] seen = new Observation[dialogue.length / 2];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = said(dialogue[2 * i], dialogue[2 * i + 1]);
    }
    return refused(user, seen).root();
  }

  @Test
  void passAnswered530MeansRejected() {
    assertEquals(
        "login-rejected", root("alice", "USER alice", "331 Password?", "PASS ****", "530 No."));
    assertEquals(
        "anonymous-refused", root("anonymous", "USER anonymous", "331 ?", "PASS ****", "530 No."));
  }

  @Test
  void aPasswordWithoutAnAnswerIsTheConnectionsFailure() {
    Runs run = refused("alice", said("USER alice", "331 ?"), lost("PASS ****", Kind.TIMED_OUT));
    assertEquals(List.of("control-timeout:fail"), failures(run));
    run = refused("alice", said("USER alice", "331 ?"), lost("PASS ****", Kind.CLOSED));
    assertEquals(List.of("control-closed:fail"), failures(run));
  }

  private static List<String> failures(Runs run) {
    return run.findings().stream().filter(f -> f.endsWith(":fail")).toList();
  }

  @Test
  void aTextThatSpeaksOfTlsMeansTlsRequired() {
    assertEquals(
        "tls-required",
        root("alice", "USER alice", "530 Non-anonymous sessions must use encryption."));
    assertEquals("tls-required", root("alice", "USER alice", "534 Policy requires SSL."));
    assertEquals(
        "tls-required", root("alice", "USER alice", "550 SSL/TLS required on the control channel"));
  }

  @Test
  void theReplyBeforeThe530MaySayTls() {
    assertEquals(
        "tls-required",
        root(
            "alice",
            "USER alice",
            "331 Password required; TLS is required for this account",
            "PASS ****",
            "530 Login incorrect."));
    assertEquals(
        "tls-required",
        root(
            "alice",
            "USER alice",
            "534 Policy requires SSL.",
            "PASS ****",
            "503 Login with USER first."));
  }

  @Test
  void overTlsTheWordTlsIsNoReasonToAskForTls() {
    Runs run =
        refused(
            "alice",
            saidOverTls("USER alice", "331 ?"),
            saidOverTls("PASS ****", "530 SSL certificate does not match user."));
    assertEquals("login-rejected", run.root());
  }

  @Test
  void aLimitOnConnectionsIsNoWrongPassword() {
    assertEquals(
        "too-many-connections",
        root(
            "alice",
            "USER alice",
            "331 ?",
            "PASS ****",
            "530 Sorry, the maximum number of clients (3) for this user are already connected."));
  }

  @Test
  void anAccountIsAskedFor() {
    assertEquals(
        "account-required", root("alice", "USER alice", "331 ?", "PASS ****", "332 Account?"));
    assertEquals(
        "account-required",
        root("alice", "USER alice", "331 ?", "PASS ****", "532 Need account for login."));
  }

  @Test
  void anonymousUsersMayNotUseTls() {
    Runs run =
        Runs.healthy()
            .done(
                StepId.LOGIN,
                saidOverTls("USER anonymous", "530 Anonymous sessions may not use encryption."),
                said("USER anonymous", "331 ?"),
                said("PASS ****", "230 In."));
    assertEquals(List.of("tls-not-for-anonymous:warn"), run.findings());
    assertEquals(
        "tls-not-for-anonymous",
        Runs.healthy()
            .endsAt(
                StepId.LOGIN,
                saidOverTls("USER anonymous", "530 Anonymous sessions may not use encryption."))
            .root());
  }

  @Test
  void aBlankInThePasswordIsPartOfTheEvidence() {
    Runs run =
        refused(
            "alice",
            new CredentialRemark("password", "trailing-blank"),
            said("USER alice", "331 ?"),
            said("PASS ****", "530 Login incorrect."));
    assertTrue(
        run.only(FindingId.LOGIN_REJECTED)
            .evidence()
            .toString()
            .contains("credential-password-trailing-blank"));
  }

  @Test
  void theWordingTellsTheProductWhoseSettingsFit() {
    Runs run =
        refused(
            "alice",
            said("USER alice", "331 ?"),
            said(
                "PASS ****",
                "500 OOPS: vsftpd: refusing to run with writable root inside chroot()"));
    run.done(StepId.GREETING, greeting("220 Welcome"));
    assertEquals("login-chroot-writable", run.root());
    assertEquals(Optional.of("vsftpd"), run.only(FindingId.LOGIN_CHROOT_WRITABLE).family());
    assertEquals(Optional.empty(), run.only(FindingId.LOGIN_CHROOT_WRITABLE).setting());
  }

  @Test
  void plainTextWrittenIntoTlsIsHeard() {
    Runs run =
        refused(
            "alice",
            saidOverTls("USER alice", "331 ?"),
            lost(
                "PASS ****",
                fault(
                    Kind.TLS,
                    "500 OOPS: vsftpd: refusing to run with writable root inside chroot()"),
                true));
    assertEquals(List.of("login-chroot-writable:fail"), run.findings());
  }

  @Test
  void aSlowLoginIsAWarning() {
    Runs run =
        Runs.healthy()
            .done(
                StepId.LOGIN,
                said("USER anonymous", "331 ?"),
                said("PASS ****", Reply.of("230 In."), false, 4100));
    assertEquals(List.of("login-slow:warn"), run.findings());
  }

  @Test
  void aRefusalThatComesLateIsNoSlowLogin() {
    Reply no = Reply.of("530 Login authentication failed");
    Runs run =
        Runs.healthy()
            .failed(
                StepId.LOGIN, said("USER anonymous", "331 ?"), said("PASS ****", no, false, 5300));
    assertEquals(List.of("anonymous-refused:fail"), run.findings());
  }

  @Test
  void a421AtTheLoginWithWordsOnTimeIsAnIdleTimeout() {
    assertEquals("idle-timeout", root("alice", "USER alice", "421 Login timeout (300 seconds)"));
  }
}
