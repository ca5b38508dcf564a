package org.ftpdiag.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.knowledge.ReplyContext;
import org.ftpdiag.knowledge.ReplyContext.Flag;
import org.ftpdiag.knowledge.ReplyTable;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.seen.Reply;
import org.junit.jupiter.api.Test;

class ReplyDiagnosisTest {
  private final ReplyDiagnosis diagnosis = new ReplyDiagnosis(ReplyTable.load(), Products.load());

  @Test
  void aRefusalMeansWhatTheTableSays() {
    Finding f = find("522 Data connections must be encrypted.", ReplyContext.after("LIST"));
    assertEquals(FindingId.TLS_DATA_REQUIRED, f.id());
    assertEquals(Optional.of("vsftpd"), f.family());
    assertEquals(Optional.empty(), f.setting(), "the product's own for this finding fits");
    assertTrue(!f.facts().containsKey("product"), "the wording alone names no product");
  }

  @Test
  void aServerThatIsNamedIsTheProduct() {
    Finding f = find("530 Login incorrect.", ReplyContext.after("PASS").on("proftpd"));
    assertEquals("ProFTPD", f.facts().get("product"));
    assertEquals(Optional.of("proftpd"), f.family());
  }

  @Test
  void theSameWordsMeanAnotherThingForAnonymousUsers() {
    assertEquals(
        FindingId.ANONYMOUS_REFUSED,
        find("530 Login incorrect.", ReplyContext.after("PASS", Flag.ANONYMOUS)).id());
    assertEquals(
        FindingId.LOGIN_REJECTED, find("530 Login incorrect.", ReplyContext.after("PASS")).id());
  }

  @Test
  void aTimeOutMayAnswerAnyCommand() {
    assertEquals(FindingId.IDLE_TIMEOUT, find("421 Timeout.", ReplyContext.after("RETR")).id());
  }

  @Test
  void aClosingThatSaysNothingOfTimeIsNoTimeOut() {
    for (String reply :
        new String[] {
          "421 Service not available, closing control connection.",
          "421 The server is busy. Try again in a moment.",
          "421"
        }) {
      for (String after : new String[] {"greeting", "PASS", "RETR", "NOOP"}) {
        assertEquals(
            FindingId.SERVICE_UNAVAILABLE,
            find(reply, ReplyContext.after(after)).id(),
            reply + " after " + after);
      }
    }
    assertEquals(FindingId.IDLE_TIMEOUT, find("421", ReplyContext.after("idle")).id());
  }

  @Test
  void whatTheWordsOfTheTableSayIsNotOverruledByDigits() {
    assertEquals(
        FindingId.DATA_ABORTED,
        find("550 read: connection reset by peer", ReplyContext.after("STOR")).id());
    assertEquals(
        FindingId.SERVICE_UNAVAILABLE,
        find("550 Transfer not allowed, server is stopping.", ReplyContext.after("RETR")).id());
  }

  @Test
  void anErrorOfTheServersOwnIsNoMissingFile() {
    for (String after : new String[] {"RETR", "STOR", "LIST"}) {
      assertEquals(
          FindingId.DATA_ABORTED,
          find("451 Local error in processing.", ReplyContext.after(after)).id(),
          after);
    }
    assertEquals(
        FindingId.FILE_NOT_FOUND, find("451 a.txt: not found", ReplyContext.after("RETR")).id());
  }

  @Test
  void aDemandForResumptionThatRefusesATransferIsAFailure() {
    Finding f =
        find("522 SSL connection failed; session reuse required", ReplyContext.after("STOR"));
    assertEquals(Severity.FAIL, f.severity());
  }

  @Test
  void aSuccessIsNoFinding() {
    assertEquals(
        Optional.empty(), diagnosis.of(Reply.of("230 Welcome."), ReplyContext.after("PASS")));
  }

  private Finding find(String reply, ReplyContext context) {
    return diagnosis.of(Reply.of(reply), context).orElseThrow();
  }
}
