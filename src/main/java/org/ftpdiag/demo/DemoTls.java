package org.ftpdiag.demo;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** The server side of TLS; loaded at the first handshake only, for it takes a while. */
final class DemoTls {
  private final Scenario scenario;
  private final DemoIdentity.Source identities;
  private final Map<String, SSLContext> contexts = new HashMap<>();

  DemoTls(Scenario scenario, DemoIdentity.Source identities) {
    this.scenario = scenario;
    this.identities = identities;
  }

  /** The same without its sessions. */
  DemoTls afresh() {
    return new DemoTls(scenario, identities);
  }

  /**
   * Does the handshake, as a server. No session is resumed under another certificate.
   *
   * @param certificate the name of the one to show
   * @param resumed what is told whether the client resumed an earlier session
   */
  SSLSocket accept(Socket raw, String certificate, Resumption resumed) throws IOException {
    SSLSocket tls =
        (SSLSocket)
            context(certificate)
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

  private synchronized SSLContext context(String certificate) throws IOException {
    SSLContext known = contexts.get(certificate);
    if (known != null) {
      return known;
    }
    try {
      SSLContext made = SSLContext.getInstance("TLS");
      made.init(
          new KeyManager[] {new DemoKeyManager(identities.identity(certificate))},
          scenario.clientCertificateRequired() ? clientTrust() : null,
          null);
      contexts.put(certificate, made);
      return made;
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS of the demo server", e);
    }
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
