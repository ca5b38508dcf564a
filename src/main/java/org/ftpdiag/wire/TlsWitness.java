package org.ftpdiag.wire;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Notes the chain and lets every handshake go on: it is judged afterwards. It must be an
 * <em>extended</em> trust manager; JSSE adds checks of its own to a plain one.
 */
final class TlsWitness extends X509ExtendedTrustManager {
  private List<X509Certificate> chain = List.of();

  /** Forgets; call it before each handshake. */
  void reset() {
    chain = List.of();
  }

  /** The chain, leaf first; empty when no full handshake took place. */
  List<X509Certificate> chain() {
    return chain;
  }

  private void note(X509Certificate[] certificates) {
    chain = List.of(certificates);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] c, String authType, SSLEngine engine) {
    note(c);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] c, String authType, Socket socket) {
    note(c);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] c, String authType) {
    note(c);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] c, String authType, SSLEngine engine) {
    throw new UnsupportedOperationException("a client only");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] c, String authType, Socket socket) {
    throw new UnsupportedOperationException("a client only");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] c, String authType) {
    throw new UnsupportedOperationException("a client only");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
