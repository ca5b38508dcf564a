package org.ftpdiag.cli.secrets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.ftpdiag.cli.options.UsageException;

/**
 * A certificate and its key: what a client shows to a server, or a server of our own to its
 * clients.
 *
 * @param password protects the entries of the store
 */
public record ClientCertificate(KeyStore store, char[] password) {
  private static final String OPTION = "--client-cert";

  /** Reads the file that {@code --client-cert} names. */
  public static ClientCertificate read(String name, char[] password) {
    return read(InputFile.read(OPTION, name), password);
  }

  /**
   * Reads PEM or PKCS#12.
   *
   * @param password of a PKCS#12 file; empty for none
   * @throws UsageException where the file cannot be used
   */
  public static ClientCertificate read(InputFile file, char[] password) {
    List<Pem> blocks = Pem.blocks(file.text());
    if (blocks.isEmpty() && file.isPkcs12()) {
      return pkcs12(file, password);
    }
    if (blocks.isEmpty() && file.isDer() && Certificates.der(file).isEmpty()) {
      throw new UsageException("client-cert-der", "option", file.option(), "file", file.name());
    }
    List<X509Certificate> certificates = Certificates.of(file);
    Pem key =
        blocks.stream()
            .filter(Pem::isPrivateKey)
            .findFirst()
            .orElseThrow(
                () -> new UsageException("key-none", "option", file.option(), "file", file.name()));
    if (key.encrypted()) {
      throw new UsageException("key-encrypted", "option", file.option(), "file", file.name());
    }
    try {
      return pem(file, key, certificates);
    } catch (GeneralSecurityException | IOException e) {
      throw new UsageException("key-broken", "option", file.option(), "file", file.name());
    }
  }

  private static ClientCertificate pem(InputFile file, Pem block, List<X509Certificate> all)
      throws GeneralSecurityException, IOException {
    // The client's own certificate comes first as a rule; look for it where it does not.
    for (X509Certificate certificate : all) {
      Optional<PrivateKey> key = PrivateKeys.read(block, certificate.getPublicKey());
      if (key.isPresent()) {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] password = {'-'}; // the store never leaves the memory, but must have one
        X509Certificate[] chain = chain(certificate, all).toArray(new X509Certificate[0]);
        store.setKeyEntry("client", key.get(), password, chain);
        return new ClientCertificate(store, password);
      }
    }
    String why = PrivateKeys.readable(block) ? "key-foreign" : "key-broken";
    throw new UsageException(why, "option", file.option(), "file", file.name());
  }

  /** A certificate and its issuers, as far as the file has them, in order. */
  private static List<X509Certificate> chain(X509Certificate own, List<X509Certificate> all) {
    List<X509Certificate> chain = new ArrayList<>(List.of(own));
    for (X509Certificate last = own; last != null; ) {
      X500Principal issuer = last.getIssuerX500Principal();
      last =
          all.stream()
              .filter(c -> c.getSubjectX500Principal().equals(issuer) && !chain.contains(c))
              .findFirst()
              .orElse(null);
      if (last != null) {
        chain.add(last);
      }
    }
    return chain;
  }

  private static ClientCertificate pkcs12(InputFile file, char[] password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(file.content()), password);
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          return new ClientCertificate(store, password);
        }
      }
      throw new UsageException("pkcs12-no-key", "option", file.option(), "file", file.name());
    } catch (GeneralSecurityException | IOException e) {
      throw new UsageException(
          password.length == 0 ? "pkcs12-password" : "pkcs12-broken",
          "option",
          file.option(),
          "file",
          file.name());
    }
  }
}
