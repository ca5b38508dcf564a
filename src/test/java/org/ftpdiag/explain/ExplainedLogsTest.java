package org.ftpdiag.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ftpdiag.explain.dialect.Dialects;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs as programs write them: the dialect, what is found, and the lines that show it. */
class ExplainedLogsTest {
  private static Explanation explain(String name, LogListener listener)
      throws IOException, UnreadableLogException {
    try (InputStream in = ExplainedLogsTest.class.getResourceAsStream(name)) {
      return new Explainer(Optional.empty(), Optional.empty()).explain(in, listener);
    }
  }

  private static Explanation explain(String name) throws IOException, UnreadableLogException {
    return explain(name, (quote, note) -> {});
  }

  /** Every failure as {@code id@lines}. */
  private static String failures(Explanation e) {
    StringBuilder b = new StringBuilder();
    for (LogCase c : e.cases()) {
      for (LogFinding f : c.findings()) {
        if (f.finding().severity() == Severity.FAIL) {
          List<Long> lines = f.lines().stream().map(LogQuote::number).toList();
          b.append(b.length() > 0 ? " " : "").append(f.finding().id().id());
          b.append('@').append(lines.toString().replaceAll("[\\[\\] ]", ""));
        }
      }
    }
    return b.toString();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "filezilla-gui.log         | filezilla       | 1 | passive-address-private@35,38",
        "filezilla-file-german.log | filezilla       | 2 | login-rejected@15"
            + " too-many-connections@17",
        "winscp.log                | winscp          | 1 | tls-session-reuse-required@36",
        "lftp.log                  | lftp            | 1 | tls-certificate-name-mismatch@18,20",
        "curl.log                  | curl            | 1 | passive-port-refused@16,18,21,23",
        "curl-epsv.log             | curl            | 1 | passive-address-private@18,22",
        "lftp-reset.log            | lftp            | 1 | data-aborted@31,33 data-aborted@40",
        "ftplib-eof.log            | ftplib          | 1 | control-closed@45",
        "wget.log                  | wget            | 1 | passive-port-blocked@9",
        "ncftp.log                 | ncftp           | 1 | active-refused@13",
        "fluentftp.log             | dotnet          | 1 | tls-data-required@29",
        "commons-net.log           | commons-net     | 1 | passive-address-private@9,10",
        "ftplib.log                | ftplib          | 1 | directory-missing@14",
        "php.log                   | php             | 1 | login-rejected@1 permission-denied@3",
        "cyberduck.log             | cyberduck       | 1 | tls-handshake-failed@4",
        "total-commander.log       | total-commander | 1 | quota-exceeded@25",
        "ftp-exe.log               | ftp             | 1 | active-blocked@11",
        "basic-ftp.log             | basic-ftp       | 1 | not-ftp@2",
        "java-jsse.log             | java            | 1 | tls-certificate-untrusted@1",
        "winsock.log               | errors          | 1 | connect-timeout@1",
        "vsftpd.log                | vsftpd          | 2 | login-chroot-writable@9",
        "vsftpd-brief.log          | vsftpd          | 2 | login-rejected@2",
        "proftpd.log               | proftpd         | 2 | login-rejected@4 idle-timeout@6",
        "pure-ftpd.log             | pure-ftpd       | 2 | tls-required@3",
        "iis.log                   | iis             | 2 | user-not-allowed@7"
            + " name-not-allowed@13",
        "xferlog.log               | xferlog         | 2 | data-aborted@2",
        "filezilla-server.log      | filezilla-server| 1 | tls-required@4",
        "basic-ftp-bare.log        | errors          | 1 | passive-port-blocked@1",
        "basic-ftp-reset.log       | basic-ftp       | 1 | data-aborted@53",
        "busybox.log               | busybox         | 1 | file-not-found@9",
        "clf.log                   | clf             | 3 | login-rejected@2",
        "commons-net-expired.log   | java            | 1 | tls-certificate-expired@4,28,44",
        "curl-missing.log          | curl            | 1 | file-not-found@26",
        "cyberduck-audit.log       | cyberduck       | 1 | data-unavailable@9",
        "filezilla-blanks.log      | filezilla       | 1 | data-stalled@18,19",
        "filezilla-status.log      | filezilla       | 1 | passive-port-blocked@7,9",
        "fluentftp-logger.log      | dotnet          | 1 | reply-malformed@14",
        "fluentftp-quoted.log      | dotnet          | 1 | passive-port-blocked@17,19",
        "forklift.log              | forklift        | 1 | login-rejected@6",
        "ftp-mismatch.log          | ftp             | 1 | passive-address-private@13,14",
        "ftplib-data.log           | ftplib          | 1 | passive-port-refused@17",
        "iis-old.log               | iis             | 3 | login-rejected@6",
        "ncftp-tls.log             | ncftp           | 1 | tls-required@17",
        "net-ftp.log               | net-ftp         | 1 | file-not-found@16",
        // No data connection came: ABOR ten seconds after PASV.
        "node-ftp.log              | basic-ftp       | 1 | passive-port-blocked@10",
        "node-ftp-idle.log         | basic-ftp       | 1 | passive-address-private@10",
        "php-passive.log           | php             | 1 | passive-port-blocked@1",
        "curl-client-certificate.log | curl          | 1 | tls-client-certificate-required@43",
        "lftp-client-certificate.log | lftp          | 1 | tls-handshake-failed@31",
        "ftplib-greeting.log       | ftplib          | 1 | reply-malformed@17",
        "lftp-login.log            | lftp            | 1 | login-rejected@20",
        "lftp-writable-chroot.log  | lftp            | 1 | login-chroot-writable@20",
        "lftp-refused.log          | lftp            | 1 | connect-refused@4,6,7",
        "proftpd-full.log          | proftpd         | 1 | storage-full@2",
        "curl-old-tls.log          | curl            | 1 | tls-version-unsupported@13",
        "proftpd-ban.log           | proftpd         | 6 | login-rejected@2"
            + " access-denied-by-address@6",
        "proftpd-client-certificate.log | proftpd    | 1 | tls-client-certificate-required@4",
        "proftpd-alert.log         | proftpd         | 1 | tls-certificate-untrusted@2",
        "proftpd-tls.log           | proftpd         | 1 | tls-session-reuse-required@5",
        "pyftpdlib.log             | pyftpdlib       | 1 | login-rejected@7",
        "rclone.log                | rclone          | 1 | tls-certificate-name-mismatch@12",
        "sftpgo.log                | sftpgo          | 1 | login-rejected@6",
        "tnftp-mute.log            | commons-net     | 1 | login-rejected@4",
        "vsftpd-limit.log          | vsftpd          | 4 | too-many-connections@2",
        "nppftp.log                | general         | 1 | login-rejected@4",
        "unftp.log                 | unftp           | 1 | passive-port-blocked@2,3",
        "wget-certificate.log      | wget            | 1 | tls-certificate-name-mismatch@27",
        "wget-dialogue.log         | wget            | 1 | file-not-found@31",
        "yafc.log                  | yafc            | 1 | login-rejected@12",
      })
  void aLogIsRecognisedAndDiagnosed(String name, String dialect, int sessions, String failures)
      throws IOException, UnreadableLogException {
    Explanation e = explain(name);
    assertEquals(dialect, e.dialect());
    assertEquals(failures, failures(e));
    assertEquals(sessions, e.sessions());
    assertEquals(Severity.FAIL, e.verdict());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "basic-ftp-healthy.log, basic-ftp", // a reply in several pieces
    "lftp-ipv6.log, lftp", // the second address works
  })
  void whatWorksIsNoFailure(String name, String dialect)
      throws IOException, UnreadableLogException {
    Explanation e = explain(name);
    assertEquals(dialect, e.dialect());
    assertEquals("", failures(e));
    assertEquals(0, e.failedSessions());
  }

  /** The names are the server's, and Python ends over them. */
  @Test
  void aListingThatPythonCannotDecodeFailsThoughNothingRefusedIt()
      throws IOException, UnreadableLogException {
    Explanation e = explain("ftplib-decoding.log");
    LogFinding found = e.cases().get(0).findings().get(0);
    assertEquals(FindingId.LIST_ENCODING, found.finding().id());
    assertEquals("ftplib", found.finding().facts().get("client")); // whose encoding can be set
    assertEquals(List.of(20L), found.lines().stream().map(LogQuote::number).toList());
    assertEquals(1, e.failedSessions());
  }

  @Test
  void everyDialectHasALog() throws IOException, UnreadableLogException {
    Set<String> without = new TreeSet<>(Dialects.ids());
    for (String name :
        List.of(
            "filezilla-gui winscp lftp curl wget ncftp fluentftp commons-net ftplib php cyberduck"
                .split(" "))) {
      without.remove(explain(name + ".log").dialect());
    }
    for (String name :
        List.of(
            ("total-commander ftp-exe basic-ftp java-jsse winsock vsftpd proftpd pure-ftpd iis"
                    + " xferlog filezilla-server clf rclone net-ftp yafc busybox forklift sftpgo"
                    + " pyftpdlib nppftp unftp ftpdiag")
                .split(" "))) {
      without.remove(explain(name + ".log").dialect());
    }
    assertEquals(Set.of(), without);
  }

  @Test
  void aPasswordIsInNoLineAndNoQuote() throws IOException, UnreadableLogException {
    for (String name :
        List.of(
            ("curl.log wget.log iis.log iis-old.log wget-certificate.log rclone.log busybox.log"
                    + " sftpgo.log")
                .split(" "))) {
      StringBuilder said = new StringBuilder();
      Explanation e = explain(name, (quote, note) -> said.append(quote.text()).append('\n'));
      for (LogCase c : e.cases()) {
        c.findings().forEach(f -> said.append(f));
      }
      assertFalse(said.toString().contains("wonderland"), name);
      assertTrue(said.toString().contains("****"), name);
    }
  }

  @Test
  void whatALogDoesNotTellIsNotClaimed() throws IOException, UnreadableLogException {
    // wget shows no reply codes, PHP neither: no reply is quoted that nobody saw.
    for (String name : List.of("wget.log", "php.log", "vsftpd-brief.log", "proftpd.log")) {
      for (LogCase c : explain(name).cases()) {
        for (LogFinding f : c.findings()) {
          assertTrue(f.finding().reply().isEmpty(), name + ": " + f.finding());
        }
      }
    }
  }

  @Test
  void theWaitIsThatOfTheLog() throws IOException, UnreadableLogException {
    LogFinding f = explain("filezilla-gui.log").rootCause().orElseThrow();
    assertTrue(f.remarks().stream().anyMatch(p -> "20".equals(p.facts().get("seconds"))), "" + f);
    LogFinding timeless = explain("winsock.log").rootCause().orElseThrow();
    assertFalse(timeless.finding().facts().containsKey("seconds"));
  }

  @Test
  void theMarginSaysWhatALineMeans() throws IOException, UnreadableLogException {
    StringBuilder notes = new StringBuilder();
    explain(
        "filezilla-gui.log",
        (quote, note) ->
            note.ifPresent(
                n ->
                    notes
                        .append(quote.number())
                        .append(' ')
                        .append(n.phrase().key())
                        .append('\n')));
    assertTrue(notes.toString().contains("4 code.220\n"), notes.toString());
    assertTrue(notes.toString().contains("35 explain.note.private-address\n"), notes.toString());
    assertTrue(notes.toString().contains("38 explain.cue.timed-out.data\n"), notes.toString());
  }
}
