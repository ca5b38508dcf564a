package org.ftpdiag.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ftpdiag.explain.session.ConversationTest;
import org.ftpdiag.model.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** curl's last line alone: the code that it names is judged as the reply that it was. */
class CurlEndTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(8) Got a 421 ftp-server response when 220 was expected | service-unavailable",
        "(8) Got a 530 ftp-server response when 220 was expected | service-unavailable",
        "(9) Failed to MKD dir: 550 | permission-denied",
        "(9) Server denied you to change to the given directory | directory-missing",
        "(11) ACCT rejected by server: 530 | login-rejected",
        "(13) Bad PASV/EPSV response: 425 | passive-disabled",
        "(18) server did not report OK, got 426 | data-aborted",
        "(18) server did not report OK, got 450 | data-aborted",
        "(18) server did not report OK, got 451 | data-aborted",
        "(18) server did not report OK, got 425 | data-unavailable",
        "(18) server did not report OK, got 452 | storage-full",
        "(18) server did not report OK, got 552 | quota-exceeded",
        "(18) transfer closed with 450 bytes remaining to read | data-aborted",
        "(19) RETR response: 451 | data-aborted",
        "(25) Failed FTP upload: 452 | storage-full",
        "(25) Failed FTP upload: 552 | quota-exceeded",
        "(25) Failed FTP upload: 553 | permission-denied",
        "(30) Failed to do PORT: 500 | active-refused",
        "(67) Access denied: 530 | login-rejected",
        "(67) Access denied: 421 | service-unavailable",
        "(78) RETR response: 550 | file-not-found",
        "(78) The file does not exist | file-not-found",
      })
  void theCodeDecides(String line, String finding) throws IOException, UnreadableLogException {
    assertEquals(List.of(finding), failures("curl: " + line + "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "450 | data-aborted",
        "426 | data-aborted",
        "450 x.txt: No such file | file-not-found"
      })
  void aTransferThatHadBegunWasAborted(String reply, String finding)
      throws IOException, UnreadableLogException {
    String log =
        "> RETR x.txt\n< 150 Opening\n< " + reply + "\ncurl: (18) server did not report OK";
    assertEquals(List.of(finding), failures(log + ", got " + reply.substring(0, 3) + "\n"));
  }

  private static List<String> failures(String log) throws IOException, UnreadableLogException {
    return ConversationTest.explain(log, StandardCharsets.UTF_8).cases().stream()
        .flatMap(c -> c.findings().stream())
        .filter(f -> f.finding().severity() == Severity.FAIL)
        .map(f -> f.finding().id().id())
        .toList();
  }
}
