package org.ftpdiag.wire.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocket;
import org.ftpdiag.Probes;
import org.ftpdiag.ftp.TlsAlert;
import org.ftpdiag.model.TlsMaterial;
import org.ftpdiag.model.seen.CertificateFault;
import org.ftpdiag.model.seen.CertificateFault.Kind;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsTrust;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.Link;
import org.ftpdiag.wire.Ticker;
import org.ftpdiag.wire.TlsTestKeys;
import org.ftpdiag.wire.TlsTestLink;
import org.ftpdiag.wire.TlsTestServer;
import org.ftpdiag.wire.WireException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsClientTest {
  private static final TlsTestServer.Talk HELLO =
      (tls, raw) -> {
        tls.getOutputStream().write("hello\r\n".getBytes(StandardCharsets.US_ASCII));
        tls.shutdownOutput();
        tls.getInputStream().readAllBytes();
      };

  private static Deadline soon() {
    return Deadline.in(Ticker.SYSTEM, Duration.ofSeconds(10));
  }

  private static TlsClient client(TlsTestServer server, String version, TlsMaterial material) {
    TlsClient client =
        new TlsClient(
            "localhost",
            server.address().getPort(),
            material,
            Probes.platform().trust(),
            Ticker.SYSTEM,
            UnaryOperator.identity());
    return version.equals("TLSv1.2") ? client.limitedTo12() : client;
  }

  private static Link tcp(TlsTestServer server) throws IOException {
    return new TlsTestLink(server.address());
  }

  private static String text(Link link) throws WireException {
    ByteBuffer all = ByteBuffer.allocate(64 * 1024);
    while (link.read(all, soon()) > 0) {
      // until its end
    }
    return new String(all.array(), 0, all.position(), StandardCharsets.UTF_8);
  }

  private static TlsTrust trust(KeyStore key, String host, TlsMaterial material) throws Exception {
    try (TlsTestServer server = TlsTestServer.start(key, null, HELLO);
        Link tcp = tcp(server)) {
      TlsClient client =
          new TlsClient(
              host,
              server.address().getPort(),
              material,
              Probes.platform().trust(),
              Ticker.SYSTEM,
              UnaryOperator.identity());
      TlsHandshake done = client.control(tcp, soon());
      assertEquals("hello\r\n", text(done.link().orElseThrow()));
      return done.attempt().session().orElseThrow().trust().orElseThrow();
    }
  }

  private static TlsMaterial trusting(KeyStore authority) {
    return new TlsMaterial(List.of(TlsTestKeys.leaf(authority)), Optional.empty(), new char[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void selfSignedCertificateIsRecordedThoughNotTrusted(String version) throws Exception {
    try (TlsTestServer server = TlsTestServer.start(TlsTestKeys.selfSigned(), null, HELLO);
        Link tcp = tcp(server)) {
      TlsHandshake done = client(server, version, TlsMaterial.none()).control(tcp, soon());
      TlsLink link = done.link().orElseThrow();
      assertEquals("hello\r\n", text(link));
      assertTrue(link.orderlyEnd());
      assertEquals(version, link.session().protocol().orElseThrow());
      assertEquals(1, link.session().chain().size());
      assertTrue(link.session().chain().get(0).selfSigned());
      assertEquals("EC 256", link.session().chain().get(0).key());
      assertEquals(
          List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"),
          link.session().chain().get(0).names());
      TlsTrust trust = link.session().trust().orElseThrow();
      assertFalse(trust.trusted());
      assertTrue(trust.nameMatches());
      assertEquals(List.of(new CertificateFault(Kind.SELF_SIGNED, 0)), trust.faults());
      assertFalse(link.session().resumed());
      assertEquals(-1, done.attempt().alert());
    }
  }

  @Test
  void aSecretInACertificateIsNotShown() throws Exception {
    KeyStore odd = TlsTestKeys.signed("odd", "-ext san=dns:c0rrect-horse.example.org");
    try (TlsTestServer server = TlsTestServer.start(odd, null, HELLO);
        Link tcp = tcp(server)) {
      TlsClient client =
          new TlsClient(
              "localhost",
              server.address().getPort(),
              TlsMaterial.none(),
              Probes.platform().trust(),
              Ticker.SYSTEM,
              text -> text.replace("c0rrect-horse", "****"));
      TlsHandshake done = client.control(tcp, soon());
      assertEquals(
          List.of("****.example.org"),
          done.attempt().session().orElseThrow().chain().get(0).names());
    }
  }

  @Test
  void certificateGivenAsAuthorityIsTrusted() throws Exception {
    KeyStore self = TlsTestKeys.selfSigned();
    assertEquals(TlsTrust.complete(List.of(0)), trust(self, "localhost", trusting(self)));
  }

  @Test
  void addressIsFoundAmongTheNames() throws Exception {
    KeyStore self = TlsTestKeys.selfSigned();
    assertTrue(trust(self, "127.0.0.1", trusting(self)).nameMatches());
    assertTrue(trust(self, "[::1]", trusting(self)).nameMatches());
    assertFalse(trust(self, "127.0.0.2", trusting(self)).nameMatches());
  }

  @Test
  void expiredCertificateOfTheAuthorityIsRefused() throws Exception {
    KeyStore old = TlsTestKeys.signed("old", "-startdate -10d -validity 5 -ext san=dns:localhost");
    assertTrue(TlsTestKeys.leaf(old).getNotAfter().toInstant().isBefore(Instant.now()));
    TlsTrust trust = trust(old, "localhost", trusting(TlsTestKeys.authority()));
    assertFalse(trust.trusted());
    assertEquals(List.of(new CertificateFault(Kind.EXPIRED, 0)), trust.faults());
    assertEquals(
        List.of(
            new CertificateFault(Kind.EXPIRED, 0), new CertificateFault(Kind.UNKNOWN_AUTHORITY, 1)),
        trust(old, "localhost", TlsMaterial.none()).faults());
  }

  @Test
  void expiredCertificateIsRefusedThoughTheUserNamedIt() throws Exception {
    KeyStore expired = TlsTestKeys.expired();
    for (TlsMaterial material : List.of(TlsMaterial.none(), trusting(expired))) {
      TlsTrust trust = trust(expired, "localhost", material);
      assertFalse(trust.trusted());
      assertEquals(new CertificateFault(Kind.EXPIRED, 0), trust.faults().get(0));
    }
  }

  @Test
  void otherNameIsToldApartFromTrust() throws Exception {
    KeyStore other = TlsTestKeys.signed("other", "-ext san=dns:ftp.example.org");
    TlsTrust trust = trust(other, "localhost", trusting(TlsTestKeys.authority()));
    assertFalse(trust.trusted());
    assertEquals(List.of(new CertificateFault(Kind.NAME, 0)), trust.faults());
    assertFalse(trust.nameMatches());
    assertTrue(trust.detail().contains("localhost"), trust.detail());
  }

  @Test
  void certificateForClientsOnlyIsNotTrusted() throws Exception {
    KeyStore key = TlsTestKeys.signed("clientonly", "-ext eku=clientAuth -ext san=dns:localhost");
    TlsTrust trust = trust(key, "localhost", trusting(TlsTestKeys.authority()));
    assertFalse(trust.trusted());
    assertEquals(List.of(new CertificateFault(Kind.USAGE, 0)), trust.faults());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void refusalForWantOfAClientCertificateIsSeen(String version) throws Exception {
    KeyStore own = TlsTestKeys.selfSigned("client", "-keyalg EC -dname CN=alice");
    try (TlsTestServer server =
            TlsTestServer.start(
                TlsTestKeys.selfSigned(),
                own,
                (tls, raw) -> {
                  tls.setNeedClientAuth(true);
                  HELLO.with(tls, raw);
                });
        Link first = tcp(server);
        Link second = tcp(server)) {
      TlsHandshake bare = client(server, version, TlsMaterial.none()).control(first, soon());
      assertTrue(bare.attempt().certificateRequested());
      assertFalse(bare.attempt().certificateSent());
      if (version.equals("TLSv1.2")) {
        assertEquals(WireFault.Kind.TLS, bare.attempt().fault().orElseThrow().kind());
        assertTrue(bare.attempt().alert() > 0, bare.attempt().toString());
      } else { // TLS 1.3 tells it after the client's side of the handshake
        TlsLink link = bare.link().orElseThrow();
        WireFault fault = assertThrows(WireException.class, () -> text(link)).fault();
        assertEquals(WireFault.Kind.TLS, fault.kind());
        assertTrue(
            fault.detail().contains(TlsAlert.of(link.alert()).orElseThrow().id()), fault.detail());
      }

      TlsMaterial material = new TlsMaterial(List.of(), Optional.of(own), TlsTestKeys.PASSWORD);
      TlsHandshake shown = client(server, version, material).control(second, soon());
      assertTrue(shown.attempt().certificateSent());
      assertEquals("hello\r\n", text(shown.link().orElseThrow()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void endWithoutCloseNotifyIsNotOrderly(String version) throws Exception {
    TlsTestServer.Talk cut =
        (tls, raw) -> {
          tls.getOutputStream().write("half".getBytes(StandardCharsets.US_ASCII));
          raw.shutdownOutput();
          raw.getInputStream().readAllBytes();
        };
    try (TlsTestServer server = TlsTestServer.start(TlsTestKeys.selfSigned(), null, cut);
        Link tcp = tcp(server)) {
      TlsLink link =
          client(server, version, TlsMaterial.none()).control(tcp, soon()).link().orElseThrow();
      assertEquals("half", text(link));
      assertFalse(link.orderlyEnd());
      assertEquals(-1, link.read(ByteBuffer.allocate(10), soon()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void plainTextInsideTheStreamIsShown(String version) throws Exception {
    TlsTestServer.Talk dies =
        (tls, raw) -> {
          tls.getOutputStream().write("220 ok\r\n".getBytes(StandardCharsets.US_ASCII));
          raw.getOutputStream().write("500 OOPS: no more\r\n".getBytes(StandardCharsets.US_ASCII));
        };
    try (TlsTestServer server = TlsTestServer.start(TlsTestKeys.selfSigned(), null, dies);
        Link tcp = tcp(server)) {
      TlsLink link =
          client(server, version, TlsMaterial.none()).control(tcp, soon()).link().orElseThrow();
      ByteBuffer reply = ByteBuffer.allocate(100);
      assertEquals(8, link.read(reply, soon()));
      WireFault fault = assertThrows(WireException.class, () -> link.read(reply, soon())).fault();
      assertEquals(WireFault.Kind.TLS, fault.kind());
      assertEquals("500 OOPS: no more\r\n", fault.received());
    }
  }

  @Test
  void plainGreetingInsteadOfServerHelloIsShown() throws Exception {
    TlsTestServer.Talk plain =
        (tls, raw) ->
            raw.getOutputStream()
                .write("220 plain (caf\u00e9)\r\n".getBytes(StandardCharsets.UTF_8));
    WireFault fault = failure(plain).fault().orElseThrow();
    assertEquals(WireFault.Kind.TLS, fault.kind());
    assertEquals("220 plain (caf\u00e9)\r\n", fault.received());
  }

  @Test
  void alertOfTheServerIsNumbered() throws Exception {
    TlsAttempt attempt =
        failure((tls, raw) -> raw.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 2, 70}));
    assertEquals(70, attempt.alert());
    assertEquals(WireFault.Kind.TLS, attempt.fault().orElseThrow().kind());
  }

  @Test
  void closingDuringTheHandshakeIsClosed() throws Exception {
    TlsAttempt attempt = failure((tls, raw) -> raw.shutdownOutput());
    assertEquals(WireFault.Kind.CLOSED, attempt.fault().orElseThrow().kind());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void rubbishIsAFaultAndNoAccident(int seed) throws Exception {
    byte[] rubbish = new byte[3_000];
    new Random(seed).nextBytes(rubbish);
    byte[] record = {(byte) (20 + seed % 4), 3, 3, (byte) (seed % 8), (byte) seed, 2, 0, 0, 70, 3};
    System.arraycopy(record, 0, rubbish, 0, record.length);
    TlsAttempt attempt =
        failure(
            (tls, raw) -> {
              raw.getOutputStream().write(rubbish);
              raw.shutdownOutput();
            });
    WireFault fault = attempt.fault().orElseThrow();
    assertTrue(
        fault.kind() == WireFault.Kind.TLS || fault.kind() == WireFault.Kind.CLOSED,
        fault.toString());
  }

  @Test
  void endlessPlainTextIsBounded() throws Exception {
    byte[] endless = new byte[100_000];
    Arrays.fill(endless, (byte) 'x');
    TlsAttempt attempt = failure((tls, raw) -> raw.getOutputStream().write(endless));
    assertEquals("x".repeat(2_048), attempt.fault().orElseThrow().received());
  }

  private static TlsAttempt failure(TlsTestServer.Talk talk) throws Exception {
    TlsTestServer.Talk answered =
        (tls, raw) -> {
          readHello(raw);
          talk.with(tls, raw);
        };
    try (TlsTestServer server = TlsTestServer.start(TlsTestKeys.selfSigned(), null, answered);
        Link tcp = tcp(server)) {
      TlsHandshake done = client(server, "TLSv1.3", TlsMaterial.none()).control(tcp, soon());
      assertTrue(done.link().isEmpty());
      return done.attempt();
    }
  }

  private static void readHello(Socket raw) throws IOException {
    byte[] header = raw.getInputStream().readNBytes(5);
    raw.getInputStream().readNBytes((header[3] & 0xff) << 8 | header[4] & 0xff);
  }

  @Test
  void silenceDuringTheHandshakeTimesOut() throws Exception {
    try (TlsTestServer server =
            TlsTestServer.start(
                TlsTestKeys.selfSigned(), null, (tls, raw) -> raw.getInputStream().readAllBytes());
        Link tcp = tcp(server)) {
      TlsHandshake done =
          client(server, "TLSv1.3", TlsMaterial.none())
              .control(tcp, Deadline.in(Ticker.SYSTEM, Duration.ofMillis(50)));
      assertEquals(WireFault.Kind.TIMED_OUT, done.attempt().fault().orElseThrow().kind());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void tenDataConnectionsResumeTheControlSession(String version) throws Exception {
    TlsTestServer.Talk echo =
        (tls, raw) -> {
          DataInputStream in = new DataInputStream(tls.getInputStream());
          byte[] all = in.readNBytes(in.readInt());
          tls.getOutputStream().write(("got " + all.length).getBytes(StandardCharsets.US_ASCII));
          tls.shutdownOutput();
          in.readAllBytes();
        };
    try (TlsTestServer server = TlsTestServer.start(TlsTestKeys.selfSigned(), null, echo)) {
      TlsClient client = client(server, version, TlsMaterial.none());
      assertFalse(client.resumable());
      assertEquals(false, transfer(client.control(tcp(server), soon()), 7));
      for (int i = 0; i < 10; i++) {
        assertTrue(client.resumable());
        TlsHandshake data = client.data(tcp(server), soon());
        assertEquals(1, data.attempt().session().orElseThrow().chain().size());
        assertTrue(client.offeredResumption());
        assertEquals(true, transfer(data, 300_000 + i));
      }
      assertEquals(false, transfer(client.dataWithoutResumption(tcp(server), soon()), 1));
    }
  }

  /** Uploads, reads the answer, and tells whether the session was resumed. */
  private static boolean transfer(TlsHandshake done, int bytes) throws WireException {
    try (TlsLink link = done.link().orElseThrow()) {
      link.write(ByteBuffer.allocate(4 + bytes).putInt(0, bytes), soon());
      link.endOutput(soon());
      assertEquals("got " + bytes, text(link));
      assertTrue(link.orderlyEnd());
      return link.session().resumed();
    }
  }

  /** A proxy that hangs up at the first FIN would take the end of an upload with it. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void theEndOfTlsIsNotYetThatOfTcp(String version) throws Exception {
    CompletableFuture<Boolean> open = new CompletableFuture<>();
    TlsTestServer.Talk talk =
        (tls, raw) -> {
          tls.getInputStream().readAllBytes();
          raw.setSoTimeout(100);
          try {
            open.complete(raw.getInputStream().read() >= 0);
          } catch (SocketTimeoutException nothingCame) {
            open.complete(true);
          }
        };
    try (TlsTestServer server = TlsTestServer.start(TlsTestKeys.selfSigned(), null, talk)) {
      TlsLink link =
          client(server, version, TlsMaterial.none())
              .control(tcp(server), soon())
              .link()
              .orElseThrow();
      link.write(ByteBuffer.allocate(70_000), soon());
      link.sendCloseNotify(soon());
      assertTrue(open.get(10, TimeUnit.SECONDS));
      link.close();
    }
  }

  @Test
  void ticketsThatAreNotReadRunOut() throws Exception {
    try (TlsTestServer server = TlsTestServer.start(TlsTestKeys.selfSigned(), null, HELLO)) {
      TlsClient client = client(server, "TLSv1.3", TlsMaterial.none());
      TlsLink control = client.control(tcp(server), soon()).link().orElseThrow();
      text(control);
      TlsLink data = null;
      for (int i = 0; client.resumable(); i++) {
        assertTrue(i < 20, "tickets do not come from nowhere");
        data = client.data(tcp(server), soon()).link().orElseThrow();
        assertTrue(data.session().resumed());
      }
      assertEquals("hello\r\n", text(data));
      assertTrue(client.resumable(), "what was read brought a ticket");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void dataConnectionThatTheServerIgnoredSpendsNoTicket(String version) throws Exception {
    TlsTestServer.Talk ignores = (tls, raw) -> raw.shutdownOutput();
    try (TlsTestServer server = TlsTestServer.start(TlsTestKeys.selfSigned(), null, HELLO);
        TlsTestServer deaf = TlsTestServer.start(TlsTestKeys.selfSigned(), null, ignores)) {
      TlsClient client = client(server, version, TlsMaterial.none());
      text(client.control(tcp(server), soon()).link().orElseThrow());
      for (int i = 0; i < 5; i++) {
        assertTrue(client.data(tcp(deaf), soon()).link().isEmpty());
        assertTrue(client.resumable());
      }
      TlsLink data = client.data(tcp(server), soon()).link().orElseThrow();
      assertTrue(data.session().resumed());
      assertEquals("hello\r\n", text(data));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void versionProbeTellsWhatTheServerTakes(String version) throws Exception {
    TlsTestServer.Talk one =
        (tls, raw) -> {
          tls.setEnabledProtocols(new String[] {version});
          tls.startHandshake();
        };
    try (TlsTestServer server = TlsTestServer.start(TlsTestKeys.selfSigned(), null, one)) {
      for (String asked : TlsVersionProbe.VERSIONS) {
        try (Link tcp = tcp(server)) {
          assertEquals(
              asked.equals(version),
              TlsVersionProbe.ask(
                      tcp,
                      asked,
                      TlsVersionProbe.usual(asked),
                      "localhost",
                      new SecureRandom(),
                      soon())
                  .filter(c -> c.version().equals(asked) && c.suite() > 0)
                  .isPresent(),
              asked);
        }
      }
    }
  }

  @Test
  void longDownloadArrivesWhole() throws Exception {
    byte[] sent = new byte[3_000_000];
    new Random(1).nextBytes(sent);
    TlsTestServer.Talk gives =
        (SSLSocket tls, Socket raw) -> {
          tls.getOutputStream().write(sent);
          tls.shutdownOutput();
          tls.getInputStream().readAllBytes();
        };
    try (TlsTestServer server = TlsTestServer.start(TlsTestKeys.selfSigned(), null, gives);
        Link tcp = tcp(server)) {
      TlsLink link =
          client(server, "TLSv1.3", TlsMaterial.none()).data(tcp, soon()).link().orElseThrow();
      ByteBuffer all = ByteBuffer.allocate(sent.length + 1);
      ByteBuffer piece = ByteBuffer.allocate(70_001); // no multiple of a record
      while (link.read(piece.clear(), soon()) > 0) {
        all.put(piece.flip());
      }
      assertTrue(link.orderlyEnd());
      assertEquals(ByteBuffer.wrap(sent), all.flip());
    }
  }
}
