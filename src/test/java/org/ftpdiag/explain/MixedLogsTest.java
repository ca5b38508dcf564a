package org.ftpdiag.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.Severity;
import org.junit.jupiter.api.Test;

/** One file holds what the client logged and what the server did: both are read. */
class MixedLogsTest {
  private static final String CURL =
      """
      *   Trying 203.0.113.10:21...
      * Connected to ftp.example.com (203.0.113.10) port 21 (#0)
      < 220 ProFTPD Server ready.
      > USER alice
      < 331 Password required for alice
      > PASS secret99
      < 530 Login incorrect.
      curl: (67) Access denied: 530
      """;

  private static final String PROFTPD =
      """
      2023-03-16 16:53:47 debian proftpd[51028] 127.0.1.1 (198.51.100.7[198.51.100.7]): FTP session opened.
      2023-03-16 16:53:47 debian proftpd[51028] 127.0.1.1 (198.51.100.7[198.51.100.7]): USER alice (Login failed): Invalid shell: '/bin/false'
      2023-03-16 16:53:49 debian proftpd[51028] 127.0.1.1 (198.51.100.7[198.51.100.7]): FTP session closed.
      """;

  private static final String BARE =
      """
      220 ProFTPD Server ready.
      USER alice
      331 Password required for alice
      PASS secret99
      530 Login incorrect.
      """;

  private static final String PAM =
      """
      Mar  1 10:00:00 web01 vsftpd: pam_unix(vsftpd:auth): check pass; user unknown
      Mar  1 10:00:00 web01 vsftpd: pam_shells(vsftpd:auth): User has an invalid shell '/bin/false'
      """;

  private static final String FILEZILLA =
      """
      Status:	Connecting to 203.0.113.10:21...
      Response:	220 (vsFTPd 3.0.3)
      Command:	USER alice
      Response:	331 Please specify the password.
      Command:	PASS ********
      Response:	230 Login successful.
      Command:	PASV
      Response:	227 Entering Passive Mode (10,0,0,5,200,10).
      Command:	LIST
      Error:	Connection timed out
      Error:	Failed to retrieve directory listing
      """;

  private static final String VSFTPD =
      """
      Sat Aug  3 08:54:25 2019 [pid 2] CONNECT: Client "198.51.100.7"
      Sat Aug  3 08:54:26 2019 [pid 1] [bob] OK LOGIN: Client "198.51.100.7"
      Sat Aug  3 08:54:29 2019 [pid 3] [bob] FAIL UPLOAD: Client "198.51.100.7", "/in/a.csv", 0.00Kbyte/sec
      """;

  private static final String IIS =
      """
      #Software: Microsoft Internet Information Services 10.0
      #Fields: date time c-ip cs-username s-ip s-port cs-method cs-uri-stem sc-status sc-win32-status sc-substatus x-session x-fullpath
      2021-05-01 10:05:01 198.51.100.9 bob 203.0.113.10 21 PASS *** 530 1326 41 b0c2 -
      """;

  private final List<String> shown = new ArrayList<>();

  private List<String> failures(String... parts) throws IOException, UnreadableLogException {
    byte[] log = String.join("\nand the other side says\n", parts).getBytes(StandardCharsets.UTF_8);
    return new Explainer(Optional.empty(), Optional.empty())
            .explain(
                new ByteArrayInputStream(log),
                (quote, note) -> shown.add(quote.text() + " " + note))
            .cases()
            .stream()
            .flatMap(c -> c.findings().stream())
            .filter(f -> f.finding().severity() == Severity.FAIL)
            .map(f -> f.finding().id().id())
            .toList();
  }

  @Test
  void theServersLogBelowTheClients() throws IOException, UnreadableLogException {
    assertEquals(List.of("user-not-allowed", "login-rejected"), failures(CURL, PROFTPD));
    assertEquals(0, shown.stream().filter(l -> l.contains("secret99")).count());
    assertEquals(1, shown.stream().filter(l -> l.contains("explain.dialect.proftpd")).count());
  }

  @Test
  void theClientsLogBelowTheServers() throws IOException, UnreadableLogException {
    assertEquals(List.of("user-not-allowed", "login-rejected"), failures(PROFTPD, CURL));
  }

  @Test
  void theReasonIsTheCauseWhereTheServersLogHasIt() throws IOException, UnreadableLogException {
    assertEquals(List.of("user-not-allowed", "login-rejected"), failures(BARE, PROFTPD));
    assertEquals(List.of("user-not-allowed", "login-rejected"), failures(BARE, PAM));
  }

  @Test
  void ofSeveralReasonsNoneIsTakenForThisClients() throws IOException, UnreadableLogException {
    String other = PROFTPD.replace("51028", "51029").replace("Invalid shell", "Password expired");
    assertEquals(
        List.of("login-rejected", "user-not-allowed", "password-expired"),
        failures(CURL, PROFTPD + other));
  }

  @Test
  void theFailureOfEachIsTold() throws IOException, UnreadableLogException {
    assertEquals(
        List.of("permission-denied", "passive-address-private"), failures(VSFTPD, FILEZILLA));
    assertEquals(
        List.of("passive-address-private", "permission-denied"), failures(FILEZILLA, VSFTPD));
    assertEquals(List.of("passive-address-private", "login-rejected"), failures(FILEZILLA, IIS));
  }

  @Test
  void oneProgramIsOneDialect() throws IOException, UnreadableLogException {
    assertEquals(List.of("passive-address-private"), failures(FILEZILLA));
    assertEquals(0, shown.stream().filter(l -> l.contains("explain.dialect.")).count());
  }
}
