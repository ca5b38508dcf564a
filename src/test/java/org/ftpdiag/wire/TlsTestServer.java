package org.ftpdiag.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** A TLS server on the loopback interface that talks to each connection as it is told. */
public final class TlsTestServer implements AutoCloseable {
  /** What it does with one connection. The handshake is up to it. */
  public interface Talk {
    void with(SSLSocket tls, Socket raw) throws IOException;
  }

  private final ServerSocket listening;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private TlsTestServer(ServerSocket listening) {
    this.listening = listening;
  }

  /**
   * Listens.
   *
   * @param clients whose certificates it trusts; null for nobody's
   */
  public static TlsTestServer start(KeyStore key, KeyStore clients, Talk talk) {
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(key, TlsTestKeys.PASSWORD);
      TrustManager[] trust = null;
      if (clients != null) {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("a", TlsTestKeys.leaf(clients));
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(anchors);
        trust = factory.getTrustManagers();
      }
      return start(keys.getKeyManagers()[0], trust, talk);
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Listens, with keys that may change. */
  static TlsTestServer start(KeyManager keys, Talk talk) {
    return start(keys, null, talk);
  }

  private static TlsTestServer start(KeyManager keys, TrustManager[] trust, Talk talk) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keys}, trust, null);
      TlsTestServer server =
          new TlsTestServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      server.threads.execute(() -> server.accept(context, talk));
      return server;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) listening.getLocalSocketAddress();
  }

  private void accept(SSLContext context, Talk talk) {
    while (!listening.isClosed()) {
      try {
        Socket raw = listening.accept();
        threads.execute(() -> serve(context, raw, talk));
      } catch (IOException e) {
        return; // closed: the test is over
      }
    }
  }

  private static void serve(SSLContext context, Socket raw, Talk talk) {
    try (raw;
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(raw, null, false)) {
      tls.setUseClientMode(false);
      talk.with(tls, raw);
    } catch (IOException e) {
      // The client is the one under test: what it sees is what is asserted.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
  }
}
