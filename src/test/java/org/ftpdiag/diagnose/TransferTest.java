package org.ftpdiag.diagnose;

import static org.ftpdiag.diagnose.Observed.failedHandshake;
import static org.ftpdiag.diagnose.Observed.fault;
import static org.ftpdiag.diagnose.Observed.handshake;
import static org.ftpdiag.diagnose.Observed.lost;
import static org.ftpdiag.diagnose.Observed.said;
import static org.ftpdiag.diagnose.Observed.transfer;
import static org.ftpdiag.diagnose.Observed.truncated;
import static org.ftpdiag.diagnose.Observed.with;
import static org.ftpdiag.diagnose.Observed.withControl;
import static org.ftpdiag.diagnose.Observed.withData;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.DownloadCheck;
import org.ftpdiag.model.seen.DownloadCheck.Restart;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Listing;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.UploadCheck;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.junit.jupiter.api.Test;

/** Listings, downloads and uploads. */
class TransferTest {
  private static final Transfer BEGUN = transfer("LIST", 0, "150 Here it comes.", "");
  private static final String REUSE = "522 SSL connection failed; session reuse required";

  private static Runs list(Observation... seen) {
    return Runs.healthy().failed(StepId.LIST, seen);
  }

  private static String list(String first, String completion) {
    return list(transfer("LIST", 0, first, completion)).root();
  }

  @Test
  void a425ThatSpeaksOfTheAddressIsARejectedConnection() {
    assertEquals("data-connection-rejected", list("425 Security: Bad IP connecting.", ""));
    assertEquals(
        "data-connection-rejected",
        list("150 ok", "425 Rejected data connection from foreign address 192.0.2.7:4711."));
  }

  @Test
  void a425WithoutReasonIsUnavailableAndA426Aborted() {
    assertEquals("data-unavailable", list("425 Can't open data connection.", ""));
    assertEquals("data-aborted", list("150 ok", "426 Connection closed; transfer aborted."));
  }

  @Test
  void noByteOrNoEndIsAStall() {
    Runs run = list(withData(BEGUN, fault(Kind.TIMED_OUT)));
    assertEquals(List.of("data-stalled:fail"), run.findings());
    assertEquals("begin", run.only(FindingId.DATA_STALLED).facts().get("variant"));
    Runs late = list(withData(transfer("LIST", 900, "150 ok", ""), fault(Kind.TIMED_OUT)));
    assertEquals("end", late.only(FindingId.DATA_STALLED).facts().get("variant"));
  }

  @Test
  void aResetOfTheDataConnectionIsAnAbort() {
    assertEquals("data-aborted", list(withData(BEGUN, fault(Kind.RESET))).root());
  }

  @Test
  void allDataAndNoFinalReplyIsAMissingCompletion() {
    Runs run = list(withControl(transfer("LIST", 900, "150 ok", ""), fault(Kind.TIMED_OUT)));
    assertEquals(List.of("data-completion-missing:fail"), run.findings());
  }

  @Test
  void aSuccessCodeMayCarryAFailure() {
    assertEquals(
        "list-denied",
        list("150 Here comes the listing.", "226 Transfer done (but failed to open directory)."));
    Runs done =
        Runs.healthy()
            .done(
                StepId.LIST,
                transfer("LIST", 0, "150 ok", "226 Transfer done (but failed to open directory)."));
    assertEquals("list-denied", done.root());
  }

  @Test
  void clearDataConnectionsMayBeRefused() {
    assertEquals("tls-data-required", list("522 Data connections must be encrypted.", ""));
    assertEquals(
        "tls-data-required",
        list("521 Data connection cannot be opened with this PROT setting.", ""));
  }

  @Test
  void aFailedHandshakeOnTheDataConnectionIsTold() {
    Runs run =
        list(
            with(
                transfer("LIST", 0, "150 ok", "425 Unable to build data connection"),
                failedHandshake(Channel.DATA, fault(Kind.TLS), 40)));
    assertEquals(List.of("tls-data-handshake-failed:fail"), run.findings());
  }

  @Test
  void sessionReuseThatCannotBeMetFails() {
    Runs run = list(with(transfer("LIST", 0, "150 ok", REUSE), handshake(Channel.DATA, false)));
    assertEquals(List.of("tls-session-reuse-required:fail"), run.findings());
  }

  @Test
  void sessionReuseThatIsMetIsARemarkUnderAllChecksOnly() {
    Observation[] seen = {
      with(transfer("LIST", 9, "150 ok", "226 ok"), handshake(Channel.DATA, true)),
      with(transfer("LIST", 0, "150 ok", REUSE), handshake(Channel.DATA, false))
    };
    assertEquals(
        List.of("tls-session-reuse-required:info"),
        Runs.healthy().allChecks().done(StepId.LIST, seen).findings());
    assertEquals(List.of(), Runs.healthy().done(StepId.LIST, seen).findings());
  }

  @Test
  void aRefusalAfterAFullHandshakeWhereAResumedOneWorksIsReuseToo() {
    Runs run =
        Runs.healthy()
            .allChecks()
            .done(
                StepId.LIST,
                with(
                    transfer("LIST", 0, "150 ok", "425 Operation not permitted"),
                    handshake(Channel.DATA, false)),
                with(transfer("LIST", 9, "150 ok", "226 ok"), handshake(Channel.DATA, true)));
    assertEquals(List.of("tls-session-reuse-required:info"), run.findings());
  }

  @Test
  void dataWithoutCloseNotifyIsTruncated() {
    Runs run =
        Runs.healthy()
            .done(StepId.LIST, truncated(transfer("LIST", 9, "150 ok", "226 ok")))
            .done(StepId.DOWNLOAD, truncated(transfer("RETR a", 9, "150 ok", "226 ok")));
    assertEquals(List.of("tls-truncated:warn"), run.findings());
  }

  @Test
  void aDirectoryAskedForThatIsNotThereIsMissing() {
    Runs run = list(said("CWD /reports/", "550 /reports/: No such file or directory"));
    assertEquals(List.of("directory-missing:fail"), run.findings());
    assertEquals("/reports/", run.only(FindingId.DIRECTORY_MISSING).facts().get("directory"));
  }

  @Test
  void aQuestionOfOursWithoutAnAnswerHidesNoRefusal() {
    Runs run =
        list(
            said("CWD /reports", "550 /reports: No such file or directory"),
            lost("SIZE /reports", Kind.TIMED_OUT));
    assertEquals("directory-missing", run.root());
    assertTrue(run.findings().contains("control-timeout:fail"), run.findings()::toString);
  }

  @Test
  void aBare550ToCwdSaysThatBothArePossible() {
    Runs run = list(said("CWD /x", "550 Failed."));
    assertEquals("unclear", run.only(FindingId.DIRECTORY_MISSING).facts().get("variant"));
    assertEquals("permission-denied", list(said("CWD /x", "550 Permission denied.")).root());
  }

  @Test
  void theDirectoryComesBeforeTheFile() {
    Runs run =
        list(said("CWD /reports", "550 No such directory"))
            .failed(StepId.DOWNLOAD, transfer("RETR /reports/a", 0, "550 No such file", ""));
    assertEquals(List.of("directory-missing:fail", "file-not-found:fail"), run.findings());
  }

  private static String download(String reply) {
    return Runs.healthy()
        .failed(
            StepId.DOWNLOAD,
            said("TYPE I", "200 ok"),
            said("SIZE a", "550 Could not get file size."),
            transfer("RETR a", 0, reply, ""))
        .root();
  }

  @Test
  void theTextOfA550Decides() {
    assertEquals("file-not-found", download("550 a: No such file or directory"));
    assertEquals("permission-denied", download("550 a: Permission denied"));
    assertEquals("file-not-found", download("550 Failed to open file."));
    assertEquals("permission-denied", download("502 RETR not implemented."));
  }

  private static String upload(String reply) {
    return Runs.healthy().failed(StepId.UPLOAD, transfer("STOR /pub/t", 0, "150 ok", reply)).root();
  }

  @Test
  void anUploadIsRefusedForManyReasons() {
    assertEquals("permission-denied", upload("553 Could not create file."));
    assertEquals("storage-full", upload("451 Transfer aborted. No space left on device"));
    assertEquals("storage-full", upload("452 Error."));
    assertEquals("quota-exceeded", upload("552 Exceeded."));
    assertEquals("name-not-allowed", upload("553 File name not allowed."));
    assertEquals("directory-missing", upload("553 Can't open that file: No such file"));
    assertEquals("account-required", upload("532 Need account."));
  }

  private static final Observation RETRIEVED = transfer("RETR a", 10, "150 ok", "226 ok");

  private static DownloadCheck downloaded(long size, long bytes, Restart restart) {
    return new DownloadCheck("a", size, Optional.empty(), bytes, restart);
  }

  @Test
  void sizeAndBytesMustAgreeInTypeI() {
    Observation check = downloaded(12, 10, Restart.NOT_TRIED);
    Runs run = Runs.healthy().done(StepId.DOWNLOAD, said("TYPE I", "200 ok"), RETRIEVED, check);
    assertEquals(List.of("size-mismatch:fail"), run.findings());
    Runs ascii = Runs.healthy().done(StepId.DOWNLOAD, said("TYPE I", "451 no"), RETRIEVED, check);
    assertEquals(List.of(), ascii.findings());
    Runs unknown =
        Runs.healthy()
            .done(
                StepId.DOWNLOAD,
                said("TYPE I", "200 ok"),
                RETRIEVED,
                downloaded(-1, 10, Restart.WORKS));
    assertEquals(List.of(), unknown.findings());
  }

  @Test
  void restRefusedOrWrongIsARemark() {
    for (Restart r : List.of(Restart.REFUSED, Restart.WRONG)) {
      Runs run = Runs.healthy().done(StepId.DOWNLOAD, RETRIEVED, downloaded(10, 10, r));
      assertEquals(List.of("resume-unsupported:info"), run.findings());
    }
  }

  @Test
  void aRefusedRestartInAnUploadThatWorksIsTheSameRemark() {
    Runs run =
        Runs.healthy()
            .user("alice")
            .done(StepId.LOGIN, Observed.saidOverTls("PASS ****", "230 In."))
            .done(
                StepId.UPLOAD,
                transfer("STOR /pub/t", 100, "150 ok", "226 ok"),
                transfer(
                    "APPE /pub/t", 0, "451 /pub/t: Append/Restart not permitted, try again", ""),
                new UploadCheck(
                    "/pub",
                    "/pub/t",
                    true,
                    100,
                    100,
                    -1,
                    Restart.REFUSED,
                    Optional.empty(),
                    true,
                    Optional.empty()));
    assertEquals(List.of("resume-unsupported:info"), run.findings());
  }

  @Test
  void mlsdUnknownWhereListWorksIsARemark() {
    Runs run =
        Runs.healthy()
            .done(
                StepId.LIST,
                transfer("MLSD", 0, "500 Unknown command.", ""),
                transfer("LIST", 9, "150 ok", "226 ok"));
    assertEquals(List.of("command-unsupported:info"), run.findings());
  }

  private static Runs uploaded(long readBack, long difference, Long skewMs, boolean removed) {
    return Runs.healthy()
        .user("alice")
        .done(StepId.LOGIN, Observed.saidOverTls("PASS ****", "230 In."))
        .done(StepId.UPLOAD, stored(readBack, difference, skewMs, removed));
  }

  private static UploadCheck stored(long readBack, long difference, Long skewMs, boolean removed) {
    return new UploadCheck(
        "/pub",
        "/pub/t",
        true,
        100,
        readBack,
        difference,
        Restart.WORKS,
        Optional.ofNullable(skewMs),
        removed,
        removed ? Optional.empty() : Optional.of(Reply.of("550 Permission denied")));
  }

  /** Where nothing there may be changed, that is one finding. */
  @Test
  void aRefusedRenameIsNamedWhereDeletingWorks() {
    Exchange refused = said("RNFR /pub/t", "550 Permission denied.");
    Runs removed =
        uploaded(100, -1, null, true).done(StepId.UPLOAD, refused, stored(100, -1, null, true));
    assertEquals(List.of("rename-denied:info"), removed.findings());
    Runs left =
        uploaded(100, -1, null, false).done(StepId.UPLOAD, refused, stored(100, -1, null, false));
    assertEquals(List.of("delete-denied:warn"), left.findings());
    String seen = left.only(FindingId.DELETE_DENIED).evidence().toString();
    assertTrue(seen.contains("RNFR"), seen);
  }

  @Test
  void whatComesBackMustBeWhatWasSent() {
    assertEquals(List.of(), uploaded(100, -1, 59_000L, true).findings());
    assertEquals(List.of("transfer-corrupt:fail"), uploaded(100, 17, null, true).findings());
    assertEquals(List.of("transfer-corrupt:fail"), uploaded(90, -1, null, true).findings());
  }

  @Test
  void aFileThatCouldNotBeRemovedIsNamed() {
    Runs run = uploaded(100, -1, null, false);
    assertEquals(List.of("delete-denied:warn"), run.findings());
    assertEquals("/pub/t", run.only(FindingId.DELETE_DENIED).facts().get("file"));
  }

  @Test
  void aClockMoreThanAMinuteOffIsAWarning() {
    Runs run = uploaded(100, -1, 3_600_000L, true);
    assertEquals(List.of("clock-skew:warn"), run.findings());
    assertEquals("zone", run.only(FindingId.CLOCK_SKEW).facts().get("variant"));
    assertEquals(
        "behind",
        uploaded(100, -1, -200_000L, true).only(FindingId.CLOCK_SKEW).facts().get("variant"));
  }

  @Test
  void anAnonymousUploadThatWorksIsAWarning() {
    Runs run =
        Runs.healthy()
            .done(
                StepId.UPLOAD,
                new UploadCheck(
                    "/",
                    "/t",
                    true,
                    9,
                    9,
                    -1,
                    Restart.WORKS,
                    Optional.empty(),
                    true,
                    Optional.empty()));
    assertEquals(List.of("anonymous-writable:warn"), run.findings());
  }

  @Test
  void aListingThatNobodyUnderstandsIsAWarning() {
    Listing odd = new Listing("/", "", 20, 3, List.of("?? a"), List.of(), List.of());
    Runs run = Runs.healthy().done(StepId.LIST, transfer("LIST", 9, "150 ok", "226 ok"), odd);
    assertEquals(List.of("list-unparseable:warn"), run.findings());
    Listing fine = new Listing("/", "UNIX", 20, 19, List.of("?? a"), List.of(), List.of());
    assertEquals(List.of(), Runs.healthy().done(StepId.LIST, fine).findings());
  }

  @Test
  void namesThatAreNotUtf8BreakAPromiseWhereThereIsOne() {
    Listing latin = new Listing("/", "UNIX", 2, 2, List.of(), List.of("caf\\xe9"), List.of());
    Runs run = Runs.healthy().done(StepId.LIST, latin);
    assertEquals(List.of("list-encoding:warn"), run.findings());
    assertTrue(run.only(FindingId.LIST_ENCODING).evidence().toString().contains("caf"));
    Runs none =
        Runs.healthy().done(StepId.FEATURES, said("SYST", "215 UNIX")).done(StepId.LIST, latin);
    assertEquals(List.of(), none.findings());
  }
}
