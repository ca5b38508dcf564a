package org.ftpdiag.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class TlsActionTest {

  @Test
  void authProtectsTheControlConnection() throws IOException, GeneralSecurityException {
    try (RawClient c = RawClient.of("PWD -> !plain", "  500 OOPS")) {
      Socket raw = c.socket;
      secure(c);
      assertEquals("331 Password required.\r\n", c.ask("USER demo"));
      assertEquals("230 Logged in.\r\n", c.ask("PASS demo-pass"));
      c.send("PWD\r\n");
      // TLS 1.3 tickets come first: skip whole records.
      int type = raw.getInputStream().read();
      while (type == 0x17) {
        byte[] head = raw.getInputStream().readNBytes(4);
        raw.getInputStream().readNBytes((head[2] & 255) << 8 | head[3] & 255);
        type = raw.getInputStream().read();
      }
      assertEquals("500 OOPS", (char) type + new String(raw.getInputStream().readNBytes(7)));
    }
  }

  @Test
  void dataEndsWithCloseNotifyUnlessTruncated() throws IOException, GeneralSecurityException {
    try (RawClient c = RawClient.of("RETR [2] -> !data-truncate")) {
      protect(c);
      assertTrue(endsInOrder(retrieve(c), context()));
      assertEquals("226 Transfer complete.\r\n", c.line());
      assertFalse(endsInOrder(retrieve(c), context()));
    }
  }

  @Test
  void dataCanComeInClearOrAsNonsense() throws IOException, GeneralSecurityException {
    try (RawClient c = RawClient.of("RETR [1] -> !data-no-tls", "RETR -> !data-bad-tls")) {
      protect(c);
      assertTrue(new String(RawClient.all(retrieve(c))).startsWith("Hello"));
      c.line();
      Socket data = retrieve(c);
      assertThrows(SSLException.class, () -> endsInOrder(data, context()));
      assertEquals("425 TLS negotiation on the data connection failed.\r\n", c.line());
    }
  }

  @Test
  void aRuleStartsTlsWhereItLikes() throws IOException, GeneralSecurityException {
    try (RawClient c = RawClient.of("tls: none", "connect -> !tls")) {
      layer(c, context());
      assertEquals("220 ftpdiag demo server ready.\r\n", c.line());
    }
  }

  @Test
  void clientCertificatesCanBeRequired() throws IOException, GeneralSecurityException {
    try (RawClient c = RawClient.of("tls: implicit", "client-cert: required")) {
      // Under TLS 1.3 the refusal arrives with the first bytes that are read.
      assertThrows(
          SSLException.class,
          () -> {
            layer(c, context());
            c.line();
          });
    }
  }

  @Test
  void certificatesAreThoseOfTheScenario() throws IOException {
    try (RawClient c = RawClient.of("tls: implicit", "cert: self-signed")) {
      assertThrows(SSLHandshakeException.class, () -> layer(c, context()));
    }
  }

  @Test
  void resumedSessionsAreToldFromFullHandshakes() throws IOException, GeneralSecurityException {
    DemoTls tls =
        new DemoTls(Scenario.parse("test", new StringReader("")), DemoCertificates::identity);
    SSLContext client = context();
    List<Boolean> resumed = new ArrayList<>();
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 2; i++) {
        CompletableFuture<Void> served =
            CompletableFuture.runAsync(
                () -> {
                  try (Socket raw = port.accept();
                      SSLSocket s = tls.accept(raw, "valid", resumed::add)) {
                    s.getOutputStream().write('x');
                  } catch (IOException e) {
                    throw new CompletionException(e);
                  }
                });
        try (Socket s =
            client.getSocketFactory().createSocket(port.getInetAddress(), port.getLocalPort())) {
          assertEquals('x', s.getInputStream().read());
        }
        served.join();
      }
    }
    assertEquals(List.of(false, true), resumed);
  }

  private static void protect(RawClient c) throws IOException, GeneralSecurityException {
    secure(c);
    c.ask("USER demo");
    c.ask("PASS demo-pass");
    assertEquals("200 PBSZ=0\r\n", c.ask("PBSZ 0"));
    assertEquals("200 Protection level set.\r\n", c.ask("PROT P"));
  }

  private static Socket retrieve(RawClient c) throws IOException {
    Socket data = c.data();
    assertTrue(c.ask("RETR hello.txt").startsWith("150"));
    return data;
  }

  private static void secure(RawClient c) throws IOException, GeneralSecurityException {
    c.line();
    assertEquals("234 Proceed with negotiation.\r\n", c.ask("AUTH TLS"));
    layer(c, context());
  }

  private static void layer(RawClient c, SSLContext context) throws IOException {
    SSLSocket tls =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(c.socket, "localhost", c.socket.getPort(), true);
    tls.startHandshake();
    c.socket = tls;
  }

  private static SSLContext context() throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("demo", DemoCertificates.authority());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** SSLSocket does not tell whether close_notify came; SSLEngine does. */
  private static boolean endsInOrder(Socket raw, SSLContext context) throws IOException {
    SSLEngine engine = context.createSSLEngine("localhost", raw.getPort());
    engine.setUseClientMode(true);
    engine.beginHandshake();
    ByteBuffer in = ByteBuffer.allocate(40_000).flip();
    ByteBuffer out = ByteBuffer.allocate(40_000);
    ByteBuffer plain = ByteBuffer.allocate(40_000);
    try (raw) {
      while (!engine.isInboundDone()) {
        switch (engine.getHandshakeStatus()) {
          case NEED_TASK -> engine.getDelegatedTask().run();
          case NEED_WRAP -> {
            engine.wrap(ByteBuffer.allocate(0), out.clear());
            raw.getOutputStream().write(out.array(), 0, out.position());
          }
          default -> {
            SSLEngineResult result = engine.unwrap(in, plain.clear());
            if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
              in.compact();
              int n = raw.getInputStream().read(in.array(), in.position(), in.remaining());
              if (n < 0) {
                return false;
              }
              in.position(in.position() + n).flip();
            }
          }
        }
      }
    }
    return true;
  }
}
