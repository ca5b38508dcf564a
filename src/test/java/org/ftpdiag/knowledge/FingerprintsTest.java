package org.ftpdiag.knowledge;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.CpuTime;
import org.ftpdiag.model.ServerIdentity;
import org.ftpdiag.model.seen.Reply;
import org.junit.jupiter.api.Test;

/** Servers are known by what they say of themselves. */
class FingerprintsTest {
  private static final Optional<Reply> NONE = Optional.empty();

  private static Optional<Reply> reply(String... lines) {
    int code = Integer.parseInt(lines[0].substring(0, 3));
    return Optional.of(new Reply(code, List.of(lines), Set.of()));
  }

  private static ServerIdentity greeted(String... lines) {
    return Fingerprints.load().identify(reply(lines), NONE, NONE, NONE, NONE);
  }

  private static void is(ServerIdentity who, String product, String family, String version) {
    assertEquals(Optional.of(product), who.product());
    assertEquals(Optional.of(family), who.family());
    assertEquals(Optional.ofNullable(version), who.version());
  }

  @Test
  void refusalsAtTheGreetingNameTheirProduct() {
    is(
        greeted("421 Too many connections from the same IP address."),
        "pyftpdlib",
        "pyftpdlib",
        null);
    is(greeted("421 Too many connections (8) from this IP"), "Pure-FTPd", "pure-ftpd", null);
    is(
        greeted("421 50 users (the maximum) are already logged in, sorry"),
        "Pure-FTPd",
        "pure-ftpd",
        null);
  }

  @Test
  void pyftpdlibIsKnownByItsFeaturesWhateverItsBanner() {
    Optional<Reply> feat =
        reply(
            "211-Features supported:",
            " EPRT",
            " MLST type*;perm*;size*;modify*;unique*;unix.mode;unix.uid;unix.gid;",
            " UTF8",
            "211 End FEAT.");
    is(
        Fingerprints.load().identify(reply("220 Welcome."), NONE, feat, NONE, NONE),
        "pyftpdlib",
        "pyftpdlib",
        null);
  }

  @Test
  void greetingsNameTheirProduct() {
    is(greeted("220 (vsFTPd 3.0.5)"), "vsftpd", "vsftpd", "3.0.5");
    is(greeted("220 ProFTPD Server (Debian) [::ffff:10.0.0.2]"), "ProFTPD", "proftpd", null);
    is(greeted("220 ProFTPD 1.3.5e Server (x) [10.0.0.2]"), "ProFTPD", "proftpd", "1.3.5e");
    is(
        greeted("220 NASFTPD Turbo station 2.x 1.3.5a Server (ProFTPD)"),
        "ProFTPD (QNAP)",
        "qnap",
        "1.3.5a");
    is(greeted("220 pyftpdlib 1.5.7 ready."), "pyftpdlib", "pyftpdlib", "1.5.7");
    is(greeted("220 Microsoft FTP Service"), "Microsoft IIS", "iis", null);
    is(
        greeted("220-FileZilla Server 1.8.1", "220 Welcome"),
        "FileZilla Server",
        "filezilla-1",
        "1.8.1");
    is(
        greeted("220-FileZilla Pro Enterprise Server 1.6.6", "220 Welcome"),
        "FileZilla Server",
        "filezilla-1",
        "1.6.6");
    is(greeted("220 Features: a ."), "ftp-srv", "ftp-srv", null);
    is(greeted("220 SFTPGo 2.2.3 ready"), "SFTPGo", "sftpgo", "2.2.3");
    is(
        greeted("220 VxWorks FTP server (VxWorks VxWorks5.5.1) ready."),
        "VxWorks FTP Server",
        "vxworks",
        "5.5.1");
    is(
        greeted("220-FileZilla Server 0.9.60 beta", "220 x"),
        "FileZilla Server",
        "filezilla-0.9",
        "0.9.60 beta");
    is(
        greeted(
            "220---------- Welcome to Pure-FTPd [privsep] [TLS] ----------",
            "220-You are user",
            "220 x"),
        "Pure-FTPd",
        "pure-ftpd",
        null);
    is(
        greeted("220 h FTP server (GNU inetutils 2.4) ready."),
        "GNU inetutils ftpd",
        "inetutils",
        "2.4");
    is(greeted("220 Serv-U FTP Server v15.1 ready..."), "Serv-U", "serv-u", "15.1");
  }

  @Test
  void theTwoDaemonsThatCallThemselvesVersionSix() {
    is(
        greeted("220 h FTP server (Version 6.4/OpenBSD/Linux-ftpd-0.17) ready."),
        "Linux netkit ftpd",
        "netkit",
        "0.17");
    is(greeted("220 h FTP server (Version 6.6/OpenBSD) ready."), "OpenBSD ftpd", "openbsd", "6.6");
  }

  @Test
  void aServerThatHidesItsNameIsKnownByLaterWords() {
    ServerIdentity who =
        Fingerprints.load()
            .identify(
                reply("220 Hello"),
                reply("215 UNIX emulated by FileZilla."),
                NONE,
                reply(
                    "214-The following commands are recognized.",
                    "   NOP  USER TYPE SYST SIZE",
                    "214 Have a nice day."),
                NONE);
    is(who, "FileZilla Server", "filezilla-0.9", null);
    assertEquals(Optional.of("UNIX emulated by FileZilla."), who.system());
  }

  @Test
  void aLaterSourceAddsTheVersion() {
    is(
        Fingerprints.load()
            .identify(
                reply("220 OOPS: x"),
                NONE,
                NONE,
                NONE,
                reply(
                    "211-FTP server status:",
                    "     vsFTPd 3.0.3 - secure, fast, stable",
                    "211 End of status")),
        "vsftpd",
        "vsftpd",
        "3.0.3");
  }

  @Test
  void featuresAreTheLinesBetweenFirstAndLast() {
    List<String> expected = List.of("EPSV", "MLST size*;type*;", "REST STREAM", "UTF8");
    ServerIdentity blank =
        withFeat(
            "211-Features:", " EPSV", "  MLST size*;type*;", "\tREST STREAM", "UTF8", "211 End");
    ServerIdentity coded =
        withFeat(
            "211-Features:",
            "211-EPSV",
            "211- MLST size*;type*;",
            "211-REST STREAM",
            "211-UTF8",
            "211 End");
    assertEquals(expected, blank.features());
    assertEquals(expected, coded.features());
    assertEquals(List.of(), withFeat("211 no features").features());
    assertEquals(List.of(), withFeat("500-what", " EPSV", "500 no").features());
  }

  private static ServerIdentity withFeat(String... lines) {
    return Fingerprints.load().identify(NONE, NONE, reply(lines), NONE, NONE);
  }

  private static List<String> withHelp(String... lines) {
    return Fingerprints.load().identify(NONE, NONE, NONE, reply(lines), NONE).commands();
  }

  @Test
  void commandsAreTheWordsOfHelpThatAreImplemented() {
    assertEquals(
        List.of("USER", "PASS", "QUIT", "CWD", "XCWD"),
        withHelp(
            "214-The following commands are recognized (* =>'s unimplemented):",
            "   USER    PASS    ACCT*   SMNT*",
            "   QUIT    CWD     XCWD",
            "214 Direct comments to root@FTP."));
    assertEquals(List.of("USER", "PASS", "QUIT"), withHelp("214 Commands: USER PASS QUIT."));
    assertEquals(
        List.of(),
        withHelp(
            "214-The following SITE commands are recognized",
            " ALIAS",
            " IDLE",
            "214 Pure-FTPd - http://pureftpd.org/"));
  }

  @Test
  void nothingIsMadeUp() {
    assertEquals(
        ServerIdentity.unknown(), Fingerprints.load().identify(NONE, NONE, NONE, NONE, NONE));
    assertEquals(Optional.empty(), greeted("220 Welcome to our FTP server.").product());
  }

  @Test
  void everyRowCompilesOnceAndNamesAnExistingGroup() {
    Set<String> seen = new HashSet<>();
    for (Fingerprint row : Fingerprints.load().rows()) {
      assertTrue(seen.add(row.source() + row.regex()), row.regex());
      assertTrue(row.family().matches("[a-z0-9_.-]+"), row.family());
      int groups = java.util.regex.Pattern.compile(row.regex()).matcher("").groupCount();
      assertTrue(row.versionGroup() <= groups, row.regex());
      assertDoesNotThrow(() -> row.match("x"));
    }
  }

  @Test
  void everySampleReachesItsOwnRow() {
    for (Fingerprint row : Fingerprints.load().rows()) {
      Fingerprint first =
          Fingerprints.load().rows().stream()
              .filter(r -> r.source() == row.source() && r.match(row.sample()).isPresent())
              .findFirst()
              .orElseThrow(() -> new AssertionError("not even its own: " + row.sample()));
      assertEquals(row.regex(), first.regex(), row.sample());
      Fingerprint.Match match = row.match(row.sample()).orElseThrow();
      assertEquals(row.versionGroup() > 0, match.version().isPresent(), row.sample());
    }
  }

  @Test
  void aVersionEndsBeforeThePunctuation() {
    is(greeted("220 WarFTPd 1.65--- ready"), "WarFTPd", "warftpd", "1.65");
    is(
        greeted("220 AXIS 5400 FTP Network Print Server V6.30. ready."),
        "Axis device",
        "axis",
        "6.30");
    is(
        greeted("220 AXIS 5470e FTP Network Print Server V6.30.beta2 Sep 25 2002 ready."),
        "Axis device",
        "axis",
        "6.30.beta2");
  }

  @Test
  void whatAnyServerCouldSayNamesNone() {
    for (String said :
        List.of(
            "example.com FTP server ready.",
            "example.com FTP server (Version 1.2) ready.",
            "FTP service ready.",
            "FTP-Server",
            "Amazon Linux AMI release 2016.09")) {
      assertEquals(Optional.empty(), greeted("220 " + said).product(), said);
    }
  }

  @Test
  void hostileWordsCostLittleTime() {
    for (String brick :
        List.of("x", " ", "FTP server (", "AXIS ", "TelePresence ", "\\b", "a.b ", "----------")) {
      Optional<Reply> long_ = reply("220 " + brick.repeat(100_000 / brick.length()));
      CpuTime.assertWithin(
          Duration.ofSeconds(2),
          () -> Fingerprints.load().identify(long_, long_, long_, long_, long_),
          brick);
    }
  }
}
