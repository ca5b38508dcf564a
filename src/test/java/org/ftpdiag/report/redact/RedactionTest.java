package org.ftpdiag.report.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a text names is masked, the same name alike; all else stays. */
class RedactionTest {
  private final Redaction redaction = new Redaction();

  private void stays(String text) {
    assertEquals(text, redaction.text(text));
  }

  private void becomes(String masked, String text) {
    assertEquals(masked, redaction.text(text));
  }

  @Test
  void standardWordingAndProductsStay() {
    stays("220 (vsFTPd 3.0.3)");
    stays("220 ProFTPD Server (Debian)");
    stays("220---------- Welcome to Pure-FTPd [privsep] [TLS] ----------");
    stays("220-FileZilla Server 1.8.1");
    stays("220 Microsoft FTP Service");
    stays("530 Please login with USER and PASS.");
    stays("522 SSL connection failed; session reuse required: see require_ssl_reuse option");
    stays("226-Options: -a -l");
    stays("211-Features:");
    stays(" MLST type*;size*;modify*;perm*;");
    stays("TLSv1.3 TLS_AES_256_GCM_SHA384");
    stays("229 Entering Extended Passive Mode (|||50000|)");
    stays("257 \"/\" is the current directory");
    stays(" MLST modify*;perm*;size*;UNIX.group*;UNIX.ownername*;");
    stays(" LANG en-US.UTF-8*");
    stays("connection refused at 12:30:45 after 10 s");
  }

  @Test
  void oneNameHasOneMaskHoweverItIsWritten() {
    becomes("220 host-1 FTP server ready.", "220 ftp01.acme.example FTP server ready.");
    becomes("421 host-1: too many users", "421 FTP01: too many users");
    becomes("host-1", "FTP01.ACME.EXAMPLE");
    becomes(
        "331 Password required for user-1@host-1",
        "331 Password required for anja@ftp01.acme.example");
    becomes("530 user-1 cannot log in", "530 anja cannot log in");
  }

  @Test
  void anAddressIsMaskedInEveryForm() {
    becomes(
        "227 Entering Passive Mode (172,31,255,1,195,80)",
        "227 Entering Passive Mode (10,77,3,9,195,80)");
    becomes("EPRT |1|172.31.255.1|6275|", "EPRT |1|10.77.3.9|6275|");
    becomes("from 192.0.2.1:2121", "from 8.8.8.8:2121");
    becomes("EPRT |2|2001:db8::1|6275|", "EPRT |2|2a00:1450::5|6275|");
    becomes("connected to fd00:db8::1", "connected to fd12:3456::1");
    stays("Serv-U FTP Server v15.1.6.25 ready");
  }

  /** A greeting without names is what the product is known by. */
  @Test
  void productsAreKnownByWhatStays() throws IOException {
    List<String> lost = new ArrayList<>();
    int rows = 0;
    for (String line :
        Files.readAllLines(Path.of("src/main/resources/org/ftpdiag/knowledge/fingerprints.tsv"))) {
      String[] cells = line.split("\t");
      if (line.startsWith("#") || cells.length < 6 || cells[0].equals("source")) {
        continue;
      }
      rows++;
      String sample = cells[5].replace("\\n", "\n");
      StringBuilder masked = new StringBuilder();
      for (String said : sample.split("\n")) {
        masked.append(masked.length() == 0 ? "" : "\n").append(new Redaction().text(said));
      }
      Pattern known = Pattern.compile(cells[1], Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
      if (known.matcher(sample).find() && !known.matcher(masked).find()) {
        lost.add(cells[2] + ": " + sample + " -> " + masked);
      }
    }
    assertTrue(rows > 50, "rows: " + rows);
    // Models and serial numbers of devices, which name a machine, may go.
    assertTrue(lost.size() * 10 < rows, () -> lost.size() + " lost: " + lost);
    stays("220 ProFTPD 1.3.8b Server (Debian) [::1]");
  }

  @Test
  void aPathKeepsItsDepth() {
    becomes(
        "257 \"/path-1/path-2\" is the current directory",
        "257 \"/export/kunde mueller\" is the current directory");
    becomes("550 /path-1/path-3: No such file", "550 /export/2026.csv: No such file");
    assertEquals("../path-1/", redaction.path("../export/"));
  }

  @Test
  void aUrlIsMaskedInItsParts() {
    String masked = redaction.text("see ftp://anja:secret@ftp.acme.example:2121/in/x.csv");
    assertEquals("see ftp://user-1:***@host-1:2121/path-1/path-2", masked);
    assertFalse(masked.contains("acme"));
  }

  @Test
  void publicAuthoritiesKeepTheirNames() {
    DistinguishedNames names = names();
    assertEquals("CN=R11,O=Let's Encrypt,C=US", names.mask("CN=R11,O=Let's Encrypt,C=US"));
    assertEquals("CN=host-1,O=org-1,C=name-1", names.mask("CN=ftp.acme.example,O=Acme GmbH,C=DE"));
    assertEquals("CN=org-2,O=org-1", names.mask("CN=Acme Issuing CA,O=Acme GmbH"));
  }

  private static DistinguishedNames names() {
    Masks masks = new Masks();
    return new DistinguishedNames(masks, new TextMask(masks, Vocabulary.load()));
  }
}
