package org.ftpdiag.explain;

import static org.ftpdiag.explain.CaptureWriter.ACK;
import static org.ftpdiag.explain.CaptureWriter.FIN;
import static org.ftpdiag.explain.CaptureWriter.PUSH;
import static org.ftpdiag.explain.CaptureWriter.RST;
import static org.ftpdiag.explain.CaptureWriter.SYN;
import static org.ftpdiag.explain.CaptureWriter.SYN_ACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.explain.CaptureWriter.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures of packets: what they show of a session, and of its data connections. */
class CaptureTest {
  private static final double T = 1_777_885_921;

  private final End client = new End("198.51.100.7", 50_001);
  private final End server = new End("203.0.113.5", 21);

  private static Explanation explain(byte[] capture) throws IOException, UnreadableLogException {
    return explain(capture, (quote, note) -> {});
  }

  private static Explanation explain(byte[] capture, LogListener listener)
      throws IOException, UnreadableLogException {
    return new Explainer(Optional.empty(), Optional.empty())
        .explain(new ByteArrayInputStream(capture), listener);
  }

  private static String root(Explanation e) {
    return e.rootCause().map(f -> f.finding().id().id()).orElse("none");
  }

  private CaptureWriter login(int link) {
    return new CaptureWriter(link)
        .send(T, client, server, SYN, "")
        .send(T + 0.01, server, client, SYN_ACK, "")
        .send(T + 0.02, client, server, ACK, "")
        .send(T + 0.03, server, client, PUSH, "220 (vsFTPd 3.0.5)\r\n")
        .send(T + 0.04, client, server, PUSH, "USER alice\r\n")
        .send(T + 0.05, server, client, PUSH, "331 Please specify ")
        .send(T + 0.05, server, client, PUSH, "the password.\r\n")
        .swapped()
        .send(T + 0.06, client, server, PUSH, "PASS wonderland\r\n")
        .again()
        .send(T + 0.07, server, client, PUSH, "230 Login successful.\r\n");
  }

  private CaptureWriter passive(int link, String reply) {
    return login(link)
        .send(T + 0.08, client, server, PUSH, "PASV\r\n")
        .send(T + 0.09, server, client, PUSH, reply + "\r\n");
  }

  /** The port of the reply is asked for three times and never answered. */
  private CaptureWriter silent(int link) {
    End port = new End("203.0.113.5", 40_000);
    End from = new End("198.51.100.7", 50_002);
    CaptureWriter w = passive(link, "227 Entering Passive Mode (203,0,113,5,156,64).");
    for (int second : new int[] {0, 1, 3}) {
      from.sequence = 100;
      w.send(T + 0.1 + second, from, port, SYN, "");
    }
    return w.send(T + 7, client, server, FIN, "");
  }

  @Test
  void aCaptureThatBeginsInASessionShowsNoGreeting() throws IOException, UnreadableLogException {
    CaptureWriter w =
        new CaptureWriter(1)
            .send(T, server, client, PUSH, "226 Transfer complete.\r\n")
            .send(T + 1, client, server, PUSH, "QUIT\r\n")
            .send(T + 2, server, client, PUSH, "221 Goodbye.\r\n")
            .send(T + 2, server, client, FIN, "");
    assertEquals("none", root(explain(w.pcapng(ByteOrder.LITTLE_ENDIAN))));
    CaptureWriter refused =
        new CaptureWriter(1)
            .send(T, server, client, PUSH, "550 Failed to change directory.\r\n")
            .send(T + 1, client, server, PUSH, "QUIT\r\n")
            .send(T + 2, server, client, PUSH, "221 Goodbye.\r\n")
            .send(T + 2, server, client, FIN, "");
    // Its words tell which command it answers.
    assertEquals("directory-missing", root(explain(refused.pcapng(ByteOrder.LITTLE_ENDIAN))));
    CaptureWriter encrypted =
        new CaptureWriter(1)
            .send(T, server, client, PUSH, new byte[] {23, 3, 3, 0, 2, 65, 66})
            .send(T + 1, server, client, RST, "");
    assertEquals("none", root(explain(encrypted.pcapng(ByteOrder.LITTLE_ENDIAN))));
  }

  private CaptureWriter handshake(int commands) {
    CaptureWriter w =
        new CaptureWriter(1)
            .send(T, client, server, SYN, "")
            .send(T + 0.01, server, client, SYN_ACK, "")
            .send(T + 0.03, server, client, PUSH, "220 (vsFTPd 3.0.5)\r\n")
            .send(T + 0.04, client, server, PUSH, "AUTH TLS\r\n")
            .send(T + 0.05, server, client, PUSH, "234 Proceed with negotiation.\r\n")
            .send(T + 0.06, client, server, PUSH, new byte[] {22, 3, 1, 0, 1, 1})
            .send(
                T + 0.07, server, client, PUSH, new byte[] {22, 3, 3, 0, 1, 2, 23, 3, 3, 0, 1, 0});
    for (int i = 0; i <= commands; i++) {
      w.send(T + 0.1 + i, client, server, PUSH, new byte[] {23, 3, 3, 0, 1, 0});
    }
    return w;
  }

  @Test
  void whoeverClosesAnEncryptedSessionHasNotFailedInTheHandshake()
      throws IOException, UnreadableLogException {
    byte[] byServer =
        handshake(2).send(T + 5, server, client, FIN, "").pcapng(ByteOrder.LITTLE_ENDIAN);
    byte[] byClient =
        handshake(2).send(T + 5, client, server, FIN, "").pcapng(ByteOrder.LITTLE_ENDIAN);
    assertEquals("none", root(explain(byServer)));
    assertEquals("none", root(explain(byClient)));
  }

  @Test
  void aClientThatEndsTheHandshakeHasRefusedIt() throws IOException, UnreadableLogException {
    byte[] refused =
        handshake(0)
            .send(T + 0.2, client, server, FIN, "")
            .send(T + 0.3, server, client, FIN, "")
            .pcapng(ByteOrder.LITTLE_ENDIAN);
    assertEquals("tls-handshake-failed", root(explain(refused)));
  }

  @Test
  void whatACaptureCutOffIsNotClaimed() throws IOException, UnreadableLogException {
    CaptureWriter w =
        login(1).send(T + 8, client, server, FIN, "").send(T + 8, server, client, FIN, "");
    assertEquals("none", root(explain(w.cut(66).pcapng(ByteOrder.LITTLE_ENDIAN))));
    byte[] headers = w.cut(54).pcapng(ByteOrder.LITTLE_ENDIAN);
    assertEquals(
        "cut", assertThrows(UnreadableLogException.class, () -> explain(headers)).reason());
  }

  @Test
  void aClientThatGivesUpHadWaited() throws IOException, UnreadableLogException {
    CaptureWriter silent =
        login(1)
            .send(T + 0.1, client, server, PUSH, "PWD\r\n")
            .send(T + 8, client, server, FIN, "");
    assertEquals("control-timeout", root(explain(silent.pcapng(ByteOrder.LITTLE_ENDIAN))));
    CaptureWriter done = login(1).send(T + 8, client, server, FIN, "");
    assertEquals(
        "none",
        root(explain(done.send(T + 8, server, client, FIN, "").pcapng(ByteOrder.LITTLE_ENDIAN))));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 101, 113, 276})
  void aPortThatNobodyAnswersIsBlocked(int link) throws IOException, UnreadableLogException {
    List<byte[]> files =
        List.of(
            silent(link).pcap(ByteOrder.LITTLE_ENDIAN, false),
            silent(link).pcap(ByteOrder.BIG_ENDIAN, true),
            silent(link).pcapng(ByteOrder.LITTLE_ENDIAN),
            silent(link).pcapng(ByteOrder.BIG_ENDIAN));
    for (byte[] file : files) {
      Explanation e = explain(file);
      assertEquals("passive-port-blocked", root(e));
      assertTrue(e.capture());
      List<Long> shown =
          e.rootCause().orElseThrow().lines().stream().map(LogQuote::number).toList();
      assertEquals(List.of(12L, 13L), shown, "the reply and the first SYN");
    }
  }

  @Test
  void aPortThatIsResetIsRefused() throws IOException, UnreadableLogException {
    End port = new End("203.0.113.5", 40_000);
    End from = new End("198.51.100.7", 50_002);
    byte[] file =
        passive(1, "227 Entering Passive Mode (203,0,113,5,156,64).")
            .send(T + 0.1, from, port, SYN, "")
            .send(T + 0.2, port, from, RST, "")
            .send(T + 0.3, client, server, FIN, "")
            .pcap(ByteOrder.LITTLE_ENDIAN, false);
    assertEquals("passive-port-refused", root(explain(file)));
  }

  @Test
  void aPrivateAddressIsTheCauseWhereThePortIsSilent() throws IOException, UnreadableLogException {
    End port = new End("10.0.0.5", 40_000);
    End from = new End("198.51.100.7", 50_002);
    byte[] file =
        passive(1, "227 Entering Passive Mode (10,0,0,5,156,64).")
            .send(T + 0.1, from, port, SYN, "")
            .send(T + 9, client, server, FIN, "")
            .pcap(ByteOrder.LITTLE_ENDIAN, false);
    assertEquals("passive-address-private", root(explain(file)));
  }

  @Test
  void aSessionThatWorksHasNoFailure() throws IOException, UnreadableLogException {
    End port = new End("203.0.113.5", 40_000);
    End from = new End("198.51.100.7", 50_002);
    byte[] file =
        passive(1, "227 Entering Passive Mode (203,0,113,5,156,64).")
            .send(T + 0.1, from, port, SYN, "")
            .send(T + 0.11, port, from, SYN_ACK, "")
            .send(T + 0.12, client, server, PUSH, "LIST\r\n")
            .send(T + 0.13, server, client, PUSH, "150 Here it comes.\r\n")
            .send(T + 0.14, server, client, PUSH, "226 Directory send OK.\r\n")
            .send(T + 0.15, client, server, PUSH, "QUIT\r\n")
            .send(T + 0.16, server, client, PUSH, "221 Goodbye.\r\n")
            .send(T + 0.17, server, client, FIN, "")
            .pcap(ByteOrder.LITTLE_ENDIAN, false);
    Explanation e = explain(file);
    assertEquals("none", root(e));
    assertEquals(1, e.sessions());
  }

  @Test
  void aServerThatNeverAnswersTimesOutAndOneThatResetsRefuses()
      throws IOException, UnreadableLogException {
    byte[] silent =
        new CaptureWriter(1)
            .send(T, client, server, SYN, "")
            .again()
            .pcap(ByteOrder.LITTLE_ENDIAN, false);
    assertEquals("connect-timeout", root(explain(silent)));
    byte[] reset =
        new CaptureWriter(1)
            .send(T, client, server, SYN, "")
            .send(T + 1, server, client, RST, "")
            .pcap(ByteOrder.LITTLE_ENDIAN, false);
    assertEquals("connect-refused", root(explain(reset)));
  }

  @Test
  void anotherPortIsFtpWhereItGreetsSoOverIpv6() throws IOException, UnreadableLogException {
    End from = new End("2001:db8::7", 50_001);
    End at = new End("2001:db8:2::5", 2121);
    byte[] file =
        new CaptureWriter(1)
            .send(T, from, at, SYN, "")
            .send(T + 0.01, at, from, SYN_ACK, "")
            .send(T + 0.03, at, from, PUSH, "220 ProFTPD Server ready.\r\n")
            .send(T + 0.04, from, at, PUSH, "USER alice\r\n")
            .send(T + 0.05, at, from, PUSH, "331 Password required for alice\r\n")
            .send(T + 0.06, from, at, PUSH, "PASS wonderland\r\n")
            .send(T + 0.07, at, from, PUSH, "530 Login incorrect.\r\n")
            .pcapng(ByteOrder.LITTLE_ENDIAN);
    assertEquals("login-rejected", root(explain(file)));
  }

  @Test
  void encryptionAfterAuthIsSaidAndItsAlertsAreRead() throws IOException, UnreadableLogException {
    CaptureWriter w =
        new CaptureWriter(1)
            .send(T, client, server, SYN, "")
            .send(T + 0.01, server, client, SYN_ACK, "")
            .send(T + 0.03, server, client, PUSH, "220 x\r\n")
            .send(T + 0.04, client, server, PUSH, "AUTH TLS\r\n")
            .send(T + 0.05, server, client, PUSH, "234 Go on.\r\n")
            .send(T + 0.06, client, server, PUSH, new byte[] {22, 3, 1, 0, 3, 1, 2, 3});
    Explanation readable = explain(w.pcap(ByteOrder.LITTLE_ENDIAN, false));
    assertEquals(1, readable.encryptedSessions());
    assertEquals("none", root(readable));
    w.send(T + 0.07, server, client, PUSH, new byte[] {21, 3, 3, 0, 2, 2, 70});
    w.send(T + 0.08, server, client, FIN, "");
    assertEquals("tls-version-unsupported", root(explain(w.pcap(ByteOrder.BIG_ENDIAN, false))));
  }

  @Test
  void thePasswordIsMasked() throws IOException, UnreadableLogException {
    List<String> lines = new ArrayList<>();
    explain(
        login(1).pcap(ByteOrder.LITTLE_ENDIAN, false), (quote, note) -> lines.add(quote.text()));
    assertTrue(lines.contains("> PASS ****"), lines.toString());
    assertTrue(lines.contains("< 331 Please specify the password."), lines.toString());
    assertTrue(lines.stream().noneMatch(l -> l.contains("wonderland")), lines.toString());
  }

  /** The segment with PASS is missing, and the next one begins in the middle of the password. */
  @Test
  void thePasswordIsMaskedWhereTheCaptureLostItsCommand()
      throws IOException, UnreadableLogException {
    for (int lost : new int[] {5, 8}) {
      byte[] pass = "PASS wonderland\r\n".getBytes(StandardCharsets.US_ASCII);
      List<String> lines = new ArrayList<>();
      explain(
          new CaptureWriter(1)
              .send(T, client, server, SYN, "")
              .send(T + 0.01, server, client, SYN_ACK, "")
              .send(T + 0.03, server, client, PUSH, "220 ready\r\n")
              .send(T + 0.04, client, server, PUSH, "USER alice\r\n")
              .send(T + 0.05, server, client, PUSH, "331 Please specify the password.\r\n")
              .lose(client, lost)
              .send(T + 0.07, client, server, PUSH, Arrays.copyOfRange(pass, lost, pass.length))
              .send(T + 0.08, server, client, PUSH, "530 No wonderland here.\r\n")
              .pcap(ByteOrder.LITTLE_ENDIAN, false),
          (quote, note) -> lines.add(quote.text()));
      String rest = "wonderland".substring(lost - 5);
      assertTrue(lines.stream().noneMatch(l -> l.contains(rest)), lines.toString());
      assertTrue(lines.contains("> PASS ****"), lines.toString());
    }
  }

  @Test
  void aCaptureCutAnywhereIsReadAsFarAsItGoes() throws IOException {
    for (byte[] file :
        List.of(
            silent(1).pcap(ByteOrder.LITTLE_ENDIAN, false),
            silent(1).pcapng(ByteOrder.LITTLE_ENDIAN))) {
      for (int end = 4; end < file.length; end += 7) {
        byte[] part = Arrays.copyOf(file, end);
        try {
          explain(part);
        } catch (UnreadableLogException e) {
          assertTrue(List.of("empty", "no-ftp").contains(e.reason()), e.reason());
        }
      }
    }
  }

  @Test
  void aCaptureWithBytesTurnedNeverThrowsAnythingElse() throws IOException {
    java.util.Random random = new java.util.Random(11);
    for (byte[] file :
        List.of(
            silent(1).pcap(ByteOrder.LITTLE_ENDIAN, false),
            silent(113).pcapng(ByteOrder.BIG_ENDIAN))) {
      for (int n = 0; n < 500; n++) {
        byte[] bent = file.clone();
        for (int i = 0; i < 4; i++) {
          bent[4 + random.nextInt(bent.length - 4)] = (byte) random.nextInt(256);
        }
        try {
          explain(bent);
        } catch (UnreadableLogException e) {
          assertTrue(e.reason().length() > 0);
        }
      }
    }
  }

  @Test
  void aCaptureWithoutFtpAndOneOfAnotherNetworkAreSaidToBeSo() {
    End web = new End("203.0.113.5", 80);
    byte[] http =
        new CaptureWriter(1).send(T, client, web, SYN, "").pcap(ByteOrder.LITTLE_ENDIAN, false);
    assertEquals(
        "no-ftp", assertThrows(UnreadableLogException.class, () -> explain(http)).reason());
    byte[] radio = silent(127).pcap(ByteOrder.LITTLE_ENDIAN, false);
    assertEquals(
        "capture", assertThrows(UnreadableLogException.class, () -> explain(radio)).reason());
  }
}
