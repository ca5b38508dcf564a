package org.ftpdiag.wire.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.ftpdiag.model.TlsMaterial;

/** Offers the user's certificate and notes whether the server asked for one and one was sent. */
final class TlsClientKey extends X509ExtendedKeyManager {
  private final Optional<X509ExtendedKeyManager> keys;
  private boolean requested;
  private boolean sent;

  /**
   * @throws IllegalArgumentException when the key cannot be opened with its password
   */
  TlsClientKey(TlsMaterial material) {
    keys = material.clientKey().flatMap(store -> manager(store, material.clientKeyPassword()));
  }

  private static Optional<X509ExtendedKeyManager> manager(
      java.security.KeyStore store, char[] password) {
    try {
      KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
      factory.init(store, password);
      for (KeyManager manager : factory.getKeyManagers()) {
        if (manager instanceof X509ExtendedKeyManager extended) {
          return Optional.of(extended);
        }
      }
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("client key: " + e.getMessage(), e);
    }
  }

  /** Forgets; call it before each handshake. */
  void reset() {
    requested = false;
    sent = false;
  }

  boolean requested() {
    return requested;
  }

  boolean sent() {
    return sent;
  }

  @Override
  public String chooseEngineClientAlias(String[] keyType, Principal[] issuers, SSLEngine engine) {
    requested = true;
    if (keys.isEmpty()) {
      return null;
    }
    X509ExtendedKeyManager own = keys.get();
    String alias = own.chooseEngineClientAlias(keyType, issuers, engine);
    if (alias == null) {
      // The server's list of authorities does not hold this one's. The user named the certificate,
      // so it is shown all the same: the server's refusal says more than our silence.
      alias = own.chooseEngineClientAlias(keyType, null, engine);
    }
    sent |= alias != null;
    return alias;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return keys.map(k -> k.getCertificateChain(alias)).orElse(null);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return keys.map(k -> k.getPrivateKey(alias)).orElse(null);
  }

  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return keys.map(k -> k.getClientAliases(keyType, issuers)).orElse(null);
  }

  @Override
  public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
    throw new UnsupportedOperationException("engines only");
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return null;
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return null;
  }
}
