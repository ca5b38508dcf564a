package org.ftpdiag.wire;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
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
 * Java installation's own store, which on Debian and Red Hat is the system's.
 */
final class TlsSystemStore {
  private static final FutureTask<List<X509Certificate>> LOADING =
      new FutureTask<>(TlsSystemStore::load);

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
    LOADING.run(); // does nothing where it has been started
    try {
      return LOADING.get();
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
}
