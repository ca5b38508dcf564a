package org.ftpdiag.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.ftpdiag.CpuTime;
import org.ftpdiag.cli.RecordingConsole;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Logs of nothing but one line: those that took longest, of all samples of the reply table and all
 * logs of these tests.
 */
class SlowLinesTest {
  private static final int SIZE = 500_000;

  /** A megabyte a second, and three of them for a machine that has just begun, and is shared. */
  private static final Duration MOST = Duration.ofMillis(1_500);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ls: Fatal error: max-retries exceeded",
        "curl: (78) The file does not exist",
        "PHP Warning:  ftp_nlist(): php_connect_nonb() failed: Operation now in progress (115) in"
            + " /home/alice/c.php on line 11",
        "PHP Warning:  ftp_login(): Login incorrect. in /var/www/site/deploy.php on line 12",
        "PHP Warning:  ftp_pasv(): Please login with USER and PASS. in /var/www/a.php on line 13",
        "May  4 09:12:01 ftp pure-ftpd: (?@198.51.100.7) [WARNING] Sorry, cleartext sessions and"
            + " weak ciphers are not accepted on this server.",
        "Mon May  4 09:12:03 2026 [pid 1] [alice] FAIL LOGIN: Client \"198.51.100.7\"",
        "2026-05-04 23:54:21,126 mod_tls/2.9.2[10619]: unable to accept TLS connection: protocol"
            + " error: ",
        "227 (0,0,0,0,135,179)",
        "220 Serv-U FTP Server v15.3 ready...",
        "530 SSL is required to connect to this account.  Please enable SSL, TLS, ftps://, or"
            + " ftpes://."
      })
  void oneLineOverAndOverIsReadQuickly(String line) throws IOException {
    Path log = folder.resolve("log");
    Files.writeString(
        log, (line + "\n").repeat(SIZE / (line.length() + 1)), StandardCharsets.UTF_8);
    CpuTime.assertWithin(
        MOST,
        () -> {
          int code = new RecordingConsole().run("explain", "--lang", "en", log.toString());
          assertEquals(0, code / 3, "no defect");
        },
        line);
  }
}
