package org.ftpdiag.wire.tls;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Who judges by the authorities that this machine trusts: what {@code javax.net.ssl.trustStore}
 * names, else the Java installation's own store, which on Debian and Red Hat is the system's. A
 * Java from elsewhere brings a store that knows nothing of what was added to this machine's.
 */
final class TlsSystemStore {
  private static final FutureTask<Optional<X509ExtendedTrustManager>> LOADING =
      new FutureTask<>(() -> manager((KeyStore) null));

  // Debian and Alpine, Red Hat, SUSE, macOS and BSD.
  private static final List<String> BUNDLES =
      List.of(
          "/etc/ssl/certs/ca-certificates.crt",
          "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/ssl/ca-bundle.pem",
          "/etc/ssl/cert.pem");

  private static final FutureTask<Optional<X509ExtendedTrustManager>> LOADING_BUNDLE =
      new FutureTask<>(TlsSystemStore::loadBundle);

  private TlsSystemStore() {}

  /** Begins to load in the background: it takes some 75 ms, as long as a connect or more. */
  static void warm() {
    if (!LOADING.isDone()) {
      Thread loader = new Thread(LOADING, "trust-store");
      loader.setDaemon(true);
      loader.start();
    }
  }

  /** By Java's store; waits for the loading. */
  static Optional<X509ExtendedTrustManager> java() {
    return loaded(LOADING);
  }

  /** By the operating system's own bundle: for when Java's store has no answer. */
  static Optional<X509ExtendedTrustManager> bundle() {
    return loaded(LOADING_BUNDLE);
  }

  private static Optional<X509ExtendedTrustManager> loaded(
      FutureTask<Optional<X509ExtendedTrustManager>> task) {
    task.run(); // does nothing where it has been started
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the system's trust store cannot be read", e.getCause());
    }
  }

  /**
   * By authorities of one's own; empty where there are none.
   *
   * @throws IllegalStateException when Java cannot hold them
   */
  static Optional<X509ExtendedTrustManager> own(List<X509Certificate> authorities) {
    try {
      return authorities.isEmpty() ? Optional.empty() : manager(authorities);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java has no trust store", e);
    }
  }

  private static Optional<X509ExtendedTrustManager> manager(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry(Integer.toString(i), authorities.get(i));
    }
    return manager(store);
  }

  private static Optional<X509ExtendedTrustManager> manager(KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager x509) {
        return Optional.of(x509);
      }
    }
    return Optional.empty();
  }

  private static Optional<X509ExtendedTrustManager> loadBundle()
      throws IOException, GeneralSecurityException {
    if (System.getProperty("javax.net.ssl.trustStore") != null) {
      return Optional.empty(); // the user has said what to trust
    }
    for (String name : BUNDLES) {
      Path path = Path.of(name);
      if (Files.isReadable(path)) {
        List<X509Certificate> all = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
          for (Certificate c : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
            all.add((X509Certificate) c);
          }
        }
        return own(all);
      }
    }
    return Optional.empty();
  }
}
