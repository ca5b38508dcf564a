package org.ftpdiag.report.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ftpdiag.knowledge.Product;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.Side;
import org.ftpdiag.model.StepId;
import org.ftpdiag.report.Facts;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

class AdviceTest {

  private static final Map<String, String> NAT =
      Map.of("announced", "10.0.0.5", "control", "203.0.113.5", "public", "203.0.113.5");

  private final Words words = Words.load("en");
  private final Advice advice = Advice.load(words);

  @Test
  void aKnownProductIsToldItsSettingItsFileAndItsRestart() {
    AdviceText text = advice.of(finding(FindingId.PASSIVE_ADDRESS_PRIVATE, "vsftpd", NAT));
    assertEquals(
        """
        In /etc/vsftpd.conf (Red Hat: /etc/vsftpd/vsftpd.conf), in place of any line that sets the same:
          listen=YES
          listen_ipv6=NO
          pasv_address=203.0.113.5
          pasv_min_port=40000
          pasv_max_port=40100""",
        text.sentences().get(1));
    FixStep setting = text.fix().get(1);
    assertEquals("/etc/vsftpd.conf", setting.file().orElseThrow());
    assertEquals("pasv_address=203.0.113.5", setting.settings().get(2));
    assertEquals("systemctl restart vsftpd", text.fix().get(2).command().orElseThrow());
    assertEquals("The server announces a private address, 10.0.0.5", text.title());
    assertEquals("the server's administrator (vsftpd)", text.who());
    assertTrue(text.explanation().contains("203.0.113.5"));
    assertTrue(text.workaround().orElseThrow().contains("--data epsv"));
    assertEquals("RFC 959 section 4.1.2", text.references().get(0));
  }

  @Test
  void debiansOneFileASettingIsShown() {
    AdviceText text = advice.of(finding(FindingId.PASSIVE_ADDRESS_PRIVATE, "pure-ftpd", NAT));
    assertEquals(
        """
        On Debian and Ubuntu, which keep one file for each setting instead:
          echo '203.0.113.5' > /etc/pure-ftpd/conf/ForcePassiveIP
          echo '40000 40100' > /etc/pure-ftpd/conf/PassivePortRange""",
        text.sentences().get(1));
    assertEquals("systemctl restart pure-ftpd", text.fix().get(2).command().orElseThrow());
  }

  @Test
  void pathsAreNotAmongDebiansFilesOfOneSetting() {
    AdviceText text = advice.of(finding(FindingId.TLS_CERTIFICATE_EXPIRED, "pure-ftpd", Map.of()));
    assertTrue(text.sentences().get(0).contains("certbot renew"));
    assertTrue(text.sentences().get(1).contains("> /etc/ssl/private/pure-ftpd.pem"));
    assertFalse(text.sentences().get(1).contains("echo"));
  }

  @Test
  void anUnknownProductGetsThreeExamples() {
    List<FixStep> fix = advice.of(finding(FindingId.PASSIVE_DISABLED, null, Map.of())).fix();
    assertTrue(fix.get(0).text().startsWith("If it is vsftpd, in /etc/vsftpd.conf"));
    assertEquals(List.of("pasv_enable=YES"), fix.get(0).settings());
    assertTrue(fix.get(1).text().startsWith("If it is Pure-FTPd"));
  }

  @Test
  void aKnownProductWithoutASettingGetsWhatItWouldSay() {
    AdviceText text = advice.of(finding(FindingId.PASSIVE_DISABLED, "busybox", Map.of()));
    assertEquals("Server: allow PASV and EPSV.", text.sentences().get(0));
    List<String> fix =
        advice.of(finding(FindingId.PASSIVE_DISABLED, "vsftpd", Map.of())).sentences();
    assertEquals(5, fix.size(), fix.toString());
    assertFalse(fix.contains("Server: allow PASV and EPSV."), fix.toString());
  }

  @Test
  void theLogOfAServerThatIsNamedComesLast() {
    AdviceText text = advice.of(finding(FindingId.PASSIVE_DISABLED, "vsftpd", Map.of()));
    assertEquals(
        "The log of vsftpd: /var/log/vsftpd.log",
        text.sentences().get(text.sentences().size() - 1));
    AdviceText network = advice.of(finding(FindingId.PASSIVE_PORT_BLOCKED, "vsftpd", Map.of()));
    assertFalse(
        network.sentences().toString().contains("vsftpd.log"), network.sentences().toString());
  }

  @Test
  void aVariantThatNoSettingMendsShowsNone() {
    Map<String, String> behindNat = Map.of("variant", "address");
    AdviceText text = advice.of(finding(FindingId.ACTIVE_REFUSED, "vsftpd", behindNat));
    assertEquals(1, text.sentences().size());
    assertTrue(text.sentences().get(0).contains("passive mode"));
  }

  @Test
  void whatTheVeryWordsOfAReplyNameIsShownThoughTheFindingsSettingsWouldNotMendIt() {
    Finding finding =
        finding(
            FindingId.PERMISSION_DENIED,
            Severity.FAIL,
            Side.SERVER,
            Optional.of("vsftpd"),
            Optional.of("download_enable=YES"),
            Optional.empty(),
            Map.of("variant", "unreadable"));
    String all = advice.of(finding).sentences().toString();
    assertTrue(all.contains("download_enable=YES") && !all.contains("write_enable"), all);
  }

  /** vsftpd sends all, then waits as long as its anon_max_rate demands before it closes. */
  @Test
  void aTransferWithoutAnEndMayBeOneWhoseRateIsLimited() {
    for (String variant : List.of("end", "upload")) {
      AdviceText text =
          advice.of(finding(FindingId.DATA_STALLED, null, Map.of("variant", variant)));
      assertTrue(text.explanation().contains("limits the rate"), text.explanation());
      assertTrue(text.workaround().orElseThrow().contains("--timeout"), variant);
    }
  }

  @Test
  void whatNoAnonymousUserMayDoIsMendedByNoSetting() {
    Finding finding =
        finding(
            FindingId.DELETE_DENIED,
            Severity.WARN,
            Side.SERVER,
            Optional.of("pure-ftpd"),
            Optional.empty(),
            Optional.of("note.anonymous-limits"),
            Map.of());
    String all = advice.of(finding).sentences().toString();
    assertTrue(all.contains("account") && !all.contains("KeepAllFiles"), all);
  }

  @Test
  void aSettingOfTheReplyTableWins() {
    Finding finding =
        finding(
            FindingId.TOO_MANY_CONNECTIONS,
            Severity.FAIL,
            Side.SERVER,
            Optional.of("vsftpd"),
            Optional.of("max_per_ip=20"),
            Optional.empty(),
            Map.of());
    String item = advice.of(finding).sentences().get(1);
    assertTrue(item.endsWith("\n  max_per_ip=20"), item);
    assertFalse(item.contains("max_clients"), item);
  }

  @Test
  void theServersSettingComesLastWhereTheClientCanMendIt() {
    List<String> fix = advice.of(finding(FindingId.TLS_REQUIRED, "proftpd", Map.of())).sentences();
    assertTrue(fix.get(0).contains("--tls explicit"));
    String last = fix.get(fix.size() - 2);
    assertTrue(last.startsWith("If the server is yours") && last.contains("TLSRequired off"), last);
    assertEquals(
        fix.size() - 2,
        advice.of(finding(FindingId.TLS_REQUIRED, null, Map.of())).sentences().size());
  }

  @Test
  void theSideOfTheFindingDecidesNotTheRule() {
    Finding atServer =
        finding(
            FindingId.TLS_REQUIRED,
            Severity.FAIL,
            Side.SERVER,
            Optional.of("proftpd"),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    assertTrue(advice.of(atServer).sentences().get(0).contains("TLSRequired off"));
  }

  @Test
  void aDerivedProductNamesItsParentsSetting() {
    String item = advice.of(finding(FindingId.IDLE_TIMEOUT, "qnap", Map.of())).sentences().get(0);
    assertTrue(item.startsWith("QNAP QTS is built on ProFTPD"), item);
    assertTrue(item.contains("  TimeoutIdle 3600"), item);
    assertFalse(item.contains("restart"), item);
  }

  @Test
  void theProtocolPicksItsOwnWords() {
    AdviceText ssh =
        advice.of(finding(FindingId.NOT_FTP, null, Map.of("protocol", "SSH", "port", "22")));
    assertEquals("This is an SSH server, not an FTP server", ssh.title());
    assertTrue(ssh.sentences().get(0).contains("SFTP client"), ssh.sentences().get(0));
    AdviceText other = advice.of(finding(FindingId.NOT_FTP, null, Map.of("protocol", "VNC")));
    assertEquals("What answers is not an FTP server", other.title());
    assertEquals(2, other.sentences().size());
  }

  @Test
  void theVariantAndTheSeverityPickTheirWords() {
    AdviceText offered =
        advice.of(finding(FindingId.TLS_UNSUPPORTED, null, Map.of("variant", "offered")));
    assertEquals("The server announces TLS and then refuses it", offered.title());
    Finding limits =
        finding(
            FindingId.PASSIVE_ADDRESS_PRIVATE,
            Severity.WARN,
            Side.SERVER,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            NAT);
    assertTrue(advice.of(limits).explanation().contains("instead"));
  }

  @Test
  void aNoteIsAppended() {
    Finding finding =
        finding(
            FindingId.LOGIN_REJECTED,
            Severity.FAIL,
            Side.CLIENT,
            Optional.empty(),
            Optional.empty(),
            Optional.of("finding.login-slow.title.bare"),
            Map.of());
    assertTrue(advice.of(finding).explanation().endsWith("answer. The login takes long"));
  }

  @Test
  void factsThatAShellCouldObeyStayOutOfPastedLines() {
    Map<String, String> hostile = Map.of("announced", "10.0.0.5", "public", "1;reboot");
    String item =
        advice.of(finding(FindingId.PASSIVE_ADDRESS_PRIVATE, "vsftpd", hostile)).sentences().get(1);
    assertTrue(item.contains("pasv_address=PUBLIC-ADDRESS"), item);
  }

  @Test
  void everyFindingIsCompleteOnEveryProductWithAndWithoutFacts() {
    List<Optional<String>> families =
        new java.util.ArrayList<>(
            Products.load().all().stream().map(Product::family).map(Optional::of).toList());
    families.add(Optional.empty());
    for (FindingId id : FindingId.values()) {
      for (Optional<String> family : families) {
        for (Map<String, String> facts : List.of(Map.<String, String>of(), Facts.all())) {
          for (Side side : Side.values()) {
            check(
                advice.of(
                    finding(
                        id,
                        id.severity(),
                        side,
                        family,
                        Optional.empty(),
                        Optional.empty(),
                        facts)),
                id + " " + family);
          }
        }
      }
    }
  }

  private static void check(AdviceText text, String about) {
    String all =
        text.title()
            + text.explanation()
            + text.who()
            + text.sentences()
            + text.workaround()
            + text.references();
    assertFalse(
        all.contains("@setting")
            || all.contains("@no-setting")
            || all.matches("(?s).*\\{[a-z_]+\\}.*"),
        about + all);
    assertFalse(text.fix().isEmpty() || text.references().isEmpty(), about);
    assertFalse(text.title().isEmpty() || text.explanation().isEmpty(), about);
  }

  private static Finding finding(FindingId id, String family, Map<String, String> facts) {
    return finding(
        id,
        id.severity(),
        id.side(),
        Optional.ofNullable(family),
        Optional.empty(),
        Optional.empty(),
        facts);
  }

  private static Finding finding(
      FindingId id,
      Severity severity,
      Side side,
      Optional<String> family,
      Optional<String> setting,
      Optional<String> note,
      Map<String, String> facts) {
    Map<String, String> known = new TreeMap<>(facts);
    family
        .flatMap(Products.load()::of)
        .ifPresent(product -> known.putIfAbsent("product", product.name()));
    return new Finding(
        id,
        severity,
        StepId.LOGIN,
        side,
        Optional.empty(),
        family,
        setting,
        note,
        known,
        List.of());
  }

  @Test
  void aProductThatOnlyAWordingPointsAtIsNotTakenForGranted() {
    Finding guess =
        new Finding(
            FindingId.IDLE_TIMEOUT,
            Severity.FAIL,
            StepId.LOGIN,
            Side.SERVER,
            Optional.empty(),
            Optional.of("proftpd"),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            List.of());
    AdviceText text = advice.of(guess);
    assertTrue(
        text.sentences().get(0).startsWith("The wording is that of ProFTPD"),
        text.sentences()::toString);
    assertTrue(text.sentences().get(2).contains("idle timeout"), text.sentences()::toString);
    assertEquals("the server's administrator", text.who());
  }
}
