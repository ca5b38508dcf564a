package org.ftpdiag.model;

import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What the user adds to the system's TLS setting.
 *
 * @param authorities certificates to trust besides the system's
 * @param clientKey holds the key and certificate to show to the server, its entries protected by
 *     {@code clientKeyPassword}
 */
public record TlsMaterial(
    List<X509Certificate> authorities, Optional<KeyStore> clientKey, char[] clientKeyPassword) {

  /** The system's trust and no client certificate. */
  public static TlsMaterial none() {
    return new TlsMaterial(List.of(), Optional.empty(), new char[0]);
  }
}
