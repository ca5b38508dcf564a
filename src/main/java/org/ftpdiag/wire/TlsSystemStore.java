package org.ftpdiag.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The authorities that this machine trusts: what {@code javax.net.ssl.trustStore} names, else the
 * Java installation's own store, which on Debian and Red Hat is the system's. A Java from elsewhere
 * brings a store that knows nothing of what was added to this machine's.
 */
final class TlsSystemStore {
  private static final FutureTask<List<X509Certificate>> LOADING =
      new FutureTask<>(TlsSystemStore::load);

  // Debian and Alpine, Red Hat, SUSE, macOS and BSD.
  private static final List<String> BUNDLES =
      List.of(
          "/etc/ssl/certs/ca-certificates.crt",
          "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/ssl/ca-bundle.pem",
          "/etc/ssl/cert.pem");

  private static final FutureTask<List<X509Certificate>> LOADING_BUNDLE =
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

  /** All authorities; waits for the loading. */
  static List<X509Certificate> authorities() {
    return loaded(LOADING);
  }

  /** Those of the operating system's own bundle: for when Java's store has no answer. */
  static List<X509Certificate> bundle() {
    return loaded(LOADING_BUNDLE);
  }

  private static List<X509Certificate> loaded(FutureTask<List<X509Certificate>> task) {
    task.run(); // does nothing where it has been started
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the system's trust store cannot be read", e.getCause());
    }
  }

  private static List<X509Certificate> load() throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init((KeyStore) null);
    List<X509Certificate> all = new ArrayList<>();
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        all.addAll(List.of(x509.getAcceptedIssuers()));
      }
    }
    return List.copyOf(all);
  }

  private static List<X509Certificate> loadBundle() throws IOException, CertificateException {
    if (System.getProperty("javax.net.ssl.trustStore") != null) {
      return List.of(); // the user has said what to trust
    }
    List<X509Certificate> all = new ArrayList<>();
    for (String name : BUNDLES) {
      Path path = Path.of(name);
      if (Files.isReadable(path)) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
          for (Certificate c : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
            all.add((X509Certificate) c);
          }
        }
        return List.copyOf(all);
      }
    }
    return List.of();
  }
}
