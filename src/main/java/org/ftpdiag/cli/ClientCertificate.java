package org.ftpdiag.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The certificate and key that the client shows to a server.
 *
 * @param password protects the entries of the store
 */
record ClientCertificate(KeyStore store, char[] password) {
  private static final String OPTION = "--client-cert";

  /**
   * Reads PEM or PKCS#12.
   *
   * @param password of a PKCS#12 file; empty for none
   * @throws UsageException where the file cannot be used
   */
  static ClientCertificate read(String name, char[] password) {
    InputFile file = InputFile.read(OPTION, name);
    List<Pem> blocks = Pem.blocks(file.text());
    if (blocks.isEmpty() && file.content().length > 0 && file.content()[0] == 0x30) {
      return pkcs12(file, password);
    }
    List<X509Certificate> chain = new ArrayList<>(Certificates.of(file));
    Pem key =
        blocks.stream()
            .filter(Pem::isPrivateKey)
            .findFirst()
            .orElseThrow(() -> new UsageException("key-none", "option", OPTION, "file", name));
    if (key.encrypted()) {
      throw new UsageException("key-encrypted", "option", OPTION, "file", name);
    }
    try {
      return pem(file, key, chain);
    } catch (GeneralSecurityException | IOException e) {
      throw new UsageException("key-broken", "option", OPTION, "file", name);
    }
  }

  private static ClientCertificate pem(InputFile file, Pem block, List<X509Certificate> chain)
      throws GeneralSecurityException, IOException {
    // The client's own certificate comes first as a rule; look for it where it does not.
    for (int i = 0; i < chain.size(); i++) {
      PrivateKey key;
      try {
        key = PrivateKeys.read(block, chain.get(i).getPublicKey());
        if (!PrivateKeys.belong(key, chain.get(i).getPublicKey())) {
          continue;
        }
      } catch (GeneralSecurityException e) {
        if (chain.size() == 1) {
          throw e;
        }
        continue; // a key of another algorithm than this certificate's
      }
      Collections.swap(chain, 0, i);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      char[] password = {'-'}; // the store never leaves the memory, but must have one
      store.setKeyEntry("client", key, password, chain.toArray(new X509Certificate[0]));
      return new ClientCertificate(store, password);
    }
    throw new UsageException("key-foreign", "option", OPTION, "file", file.name());
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
      throw new UsageException("pkcs12-no-key", "option", OPTION, "file", file.name());
    } catch (GeneralSecurityException | IOException e) {
      throw new UsageException(
          password.length == 0 ? "pkcs12-password" : "pkcs12-broken",
          "option",
          OPTION,
          "file",
          file.name());
    }
  }
}
