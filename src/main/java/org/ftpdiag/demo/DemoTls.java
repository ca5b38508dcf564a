package org.ftpdiag.demo;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;

/** The server side of TLS; loaded at the first handshake only, for it takes a while. */
final class DemoTls {
  private final Scenario scenario;
  private final ThreadLocal<Boolean> full = ThreadLocal.withInitial(() -> false);
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
    full.set(false);
    tls.startHandshake();
    resumed.tell(!full.get());
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
            new KeyManager[] {new FullHandshakes((X509KeyManager) keys.getKeyManagers()[0])},
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

  /** A key is chosen in full handshakes only, and on the thread that shakes hands. */
  private final class FullHandshakes extends X509ExtendedKeyManager {
    private final X509KeyManager keys;

    FullHandshakes(X509KeyManager keys) {
      this.keys = keys;
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      full.set(true);
      return keys.chooseServerAlias(type, issuers, socket);
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return keys.chooseClientAlias(types, issuers, socket);
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return keys.getClientAliases(type, issuers);
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return keys.getServerAliases(type, issuers);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return keys.getCertificateChain(alias);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return keys.getPrivateKey(alias);
    }
  }
}
