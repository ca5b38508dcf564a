package org.ftpdiag.demo;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** The server side of TLS; loaded at the first handshake only, for it takes a while. */
final class DemoTls {
  private final Scenario scenario;
  private SSLContext context;

  DemoTls(Scenario scenario) {
    this.scenario = scenario;
  }

  /**
   * Does the handshake, as a server.
   *
   * @param resumed what is told whether the client resumed an earlier session
   */
  SSLSocket accept(Socket raw, Resumption resumed) throws IOException {
    SSLSocket tls =
        (SSLSocket)
            context()
                .getSocketFactory()
                .createSocket(raw, raw.getInetAddress().getHostAddress(), raw.getPort(), false);
    tls.setUseClientMode(false);
    tls.setNeedClientAuth(scenario.clientCertificateRequired());
    long start = System.currentTimeMillis();
    tls.startHandshake();
    // A resumed session keeps the time of the full handshake that it goes back to.
    resumed.tell(tls.getSession().getCreationTime() < start);
    return tls;
  }

  /** Hears whether a handshake resumed a session. */
  @FunctionalInterface
  interface Resumption {
    void tell(boolean resumed);
  }

  private synchronized SSLContext context() throws IOException {
    if (context == null) {
      try {
        KeyManagerFactory keys =
            KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(DemoCertificates.keyStore(scenario.certificate()), DemoCertificates.password());
        SSLContext made = SSLContext.getInstance("TLS");
        made.init(
            keys.getKeyManagers(),
            scenario.clientCertificateRequired() ? clientTrust() : null,
            null);
        context = made;
      } catch (GeneralSecurityException e) {
        throw new IOException("TLS of the demo server", e);
      }
    }
    return context;
  }

  private static TrustManager[] clientTrust() throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", DemoCertificates.authority());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    return trust.getTrustManagers();
  }
}
