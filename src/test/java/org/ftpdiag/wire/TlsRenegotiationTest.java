package org.ftpdiag.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocket;
import org.ftpdiag.Probes;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.TlsMaterial;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.wire.tls.TlsClient;
import org.ftpdiag.wire.tls.TlsHandshake;
import org.junit.jupiter.api.Test;

/** TLS 1.2 lets a server begin another handshake in the middle (RFC 5246 section 7.4.1.1). */
class TlsRenegotiationTest {
  private static final SecretPolicy STRICT = new SecretPolicy(false, false);

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  private static Deadline soon() {
    return Deadline.in(Ticker.SYSTEM, Duration.ofSeconds(10));
  }

  private TlsTestServer server(KeyStore first, KeyStore then) {
    TlsTestKeys.Switch keys = new TlsTestKeys.Switch(first);
    return TlsTestServer.start(
        keys,
        (tls, raw) -> {
          tls.setEnabledProtocols(new String[] {"TLSv1.2"});
          tls.startHandshake();
          keys.to(then);
          tls.getSession().invalidate();
          tls.startHandshake(); // sends HelloRequest; the rest is done while reading
          write(tls, "220 Ready.\r\n");
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(tls.getInputStream(), StandardCharsets.US_ASCII));
          for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            write(tls, line.startsWith("USER") ? "331 Password, please.\r\n" : "230 In.\r\n");
          }
        });
  }

  private static void write(SSLSocket tls, String text) throws IOException {
    tls.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    tls.getOutputStream().flush();
  }

  private static ControlChannel channel(TlsTestServer server, Link tcp) throws WireException {
    TlsMaterial material =
        new TlsMaterial(
            List.of(TlsTestKeys.leaf(TlsTestKeys.authority())), Optional.empty(), new char[0]);
    TlsClient client =
        new TlsClient(
            "localhost",
            server.address().getPort(),
            material,
            Probes.platform().trust(),
            Ticker.SYSTEM,
            UnaryOperator.identity());
    TlsHandshake done = client.control(tcp, soon());
    Recorder recorder = new Recorder(Ticker.SYSTEM, ProbeListener.NONE);
    return new ControlChannel(done.link().orElseThrow(), recorder, Ticker.SYSTEM);
  }

  private static void login(ControlChannel control) throws WireException {
    Clearance cleared = control.clearance(STRICT).orElseThrow();
    assertEquals(220, control.readReply(soon()).code());
    control.send("USER", "alice", soon()); // the answer to HelloRequest goes before it
    assertEquals(331, control.readReply(soon()).code());
    control.sendSecret("PASS", new Secret("correct horse"), cleared, soon());
    assertEquals(230, control.readReply(soon()).code());
  }

  @Test
  void aServerThatShowsAnotherCertificateInTheMiddleGetsNoPassword() throws Exception {
    KeyStore good = TlsTestKeys.signed("good", "-ext san=dns:localhost");
    try (TlsTestServer server = server(good, TlsTestKeys.selfSigned());
        Link tcp = new TlsTestLink(server.address())) {
      ControlChannel control = channel(server, tcp);
      WireException refused = assertThrows(WireException.class, () -> login(control));
      assertEquals(WireFault.Kind.TLS, refused.fault().kind());
      assertEquals(List.of("USER alice"), List.copyOf(heard));
    }
  }

  @Test
  void theSameCertificateAgainIsNoMatter() throws Exception {
    KeyStore good = TlsTestKeys.signed("good", "-ext san=dns:localhost");
    try (TlsTestServer server = server(good, good);
        Link tcp = new TlsTestLink(server.address())) {
      login(channel(server, tcp));
      assertEquals(List.of("USER alice", "PASS correct horse"), List.copyOf(heard));
    }
  }

  @Test
  void aServerThatAsksForAHandshakeAndFallsSilentIsWaitedForNoLongerThanAnother() {
    KeyStore good = TlsTestKeys.signed("good", "-ext san=dns:localhost");
    TlsTestKeys.Switch keys = new TlsTestKeys.Switch(good);
    TlsTestServer.Talk talk =
        (tls, raw) -> {
          tls.setEnabledProtocols(new String[] {"TLSv1.2"});
          tls.startHandshake();
          tls.startHandshake();
          while (raw.getInputStream().read() >= 0) {
            // says nothing more
          }
        };
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          try (TlsTestServer server = TlsTestServer.start(keys, talk);
              Link tcp = new TlsTestLink(server.address())) {
            ControlChannel control = channel(server, tcp);
            assertTrue(
                control
                    .readReplyWithin(Deadline.in(Ticker.SYSTEM, Duration.ofMillis(300)))
                    .isEmpty());
            WireException silence =
                assertThrows(
                    WireException.class,
                    () -> {
                      Deadline by = Deadline.in(Ticker.SYSTEM, Duration.ofMillis(500));
                      control.send("NOOP", "", by);
                      control.readReply(by);
                    });
            assertEquals(WireFault.Kind.TIMED_OUT, silence.fault().kind());
          }
        });
  }
}
