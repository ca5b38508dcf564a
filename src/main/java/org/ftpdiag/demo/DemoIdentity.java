package org.ftpdiag.demo;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A server's key and the certificates that it shows.
 *
 * @param key belongs to the first certificate
 * @param chain as it is sent, sound or not
 */
record DemoIdentity(PrivateKey key, List<X509Certificate> chain) {

  DemoIdentity {
    chain = List.copyOf(chain);
  }

  /** Who knows identities by the names that scenarios use. */
  @FunctionalInterface
  interface Source {
    DemoIdentity identity(String name) throws IOException, GeneralSecurityException;
  }

  /** The only entry of a store. */
  static DemoIdentity of(KeyStore store, char[] password) throws GeneralSecurityException {
    String alias = store.aliases().nextElement();
    List<X509Certificate> chain = new ArrayList<>();
    for (Certificate c : store.getCertificateChain(alias)) {
      chain.add((X509Certificate) c);
    }
    return new DemoIdentity((PrivateKey) store.getKey(alias, password), chain);
  }
}
