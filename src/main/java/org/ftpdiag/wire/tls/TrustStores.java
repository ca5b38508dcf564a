package org.ftpdiag.wire.tls;

import java.io.BufferedInputStream;
import java.io.File;
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
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Who judges by the authorities that this machine trusts: what {@code javax.net.ssl.trustStore}
 * names, else the Java installation's own store, which on Debian and Red Hat is the system's. A
 * Java from elsewhere brings a store that knows nothing of what was added to this machine's. Each
 * store is loaded when it is first asked for, and again after its file has changed. Thread-safe.
 */
public final class TrustStores {
  // Debian and Alpine, Red Hat, SUSE, macOS and BSD.
  private static final List<String> BUNDLES =
      List.of(
          "/etc/ssl/certs/ca-certificates.crt",
          "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/ssl/ca-bundle.pem",
          "/etc/ssl/cert.pem");

  private final Store java;
  private final Store bundle;

  /**
   * @param properties Java's system properties: {@code javax.net.ssl.trustStore} and {@code
   *     java.home}
   */
  public TrustStores(Properties properties) {
    String named = properties.getProperty("javax.net.ssl.trustStore");
    String own = properties.getProperty("java.home") + "/lib/security/";
    // As JSSE looks for it where nothing is named ("JSSE Reference Guide", trust manager factory).
    java =
        new Store(
            named != null ? List.of(named) : List.of(own + "jssecacerts", own + "cacerts"),
            () -> manager((KeyStore) null));
    // Who names a store has said what to trust.
    bundle = new Store(named != null ? List.of() : BUNDLES, TrustStores::loadBundle);
  }

  /** Begins to load in the background: it takes some 75 ms, as long as a connect or more. */
  void warm() {
    FutureTask<?> loading = java.current();
    if (!loading.isDone()) {
      Thread loader = new Thread(loading, "trust-store");
      loader.setDaemon(true);
      loader.start();
    }
  }

  /** By Java's store; waits for the loading. */
  Optional<X509ExtendedTrustManager> java() {
    return java.manager();
  }

  /** By the operating system's own bundle: for when Java's store has no answer. */
  Optional<X509ExtendedTrustManager> bundle() {
    return bundle.manager();
  }

  /** Loads anew what is asked for from now on, whether or not the files have changed. */
  public void renew() {
    java.forget();
    bundle.forget();
  }

  /** What was loaded from files, for as long as they stay as they are. */
  private static final class Store {
    private final List<File> files;
    private final Callable<Optional<X509ExtendedTrustManager>> loader;
    private Optional<FutureTask<Optional<X509ExtendedTrustManager>>> loaded = Optional.empty();
    private List<Long> stamp = List.of();

    Store(List<String> files, Callable<Optional<X509ExtendedTrustManager>> loader) {
      this.files = files.stream().map(File::new).toList();
      this.loader = files.isEmpty() ? Optional::empty : loader;
    }

    synchronized FutureTask<Optional<X509ExtendedTrustManager>> current() {
      List<Long> now =
          files.stream().flatMap(f -> Stream.of(f.lastModified(), f.length())).toList();
      if (loaded.isEmpty() || !now.equals(stamp)) {
        loaded = Optional.of(new FutureTask<>(loader));
        stamp = now;
      }
      return loaded.get();
    }

    synchronized void forget() {
      loaded = Optional.empty();
    }

    Optional<X509ExtendedTrustManager> manager() {
      FutureTask<Optional<X509ExtendedTrustManager>> task = current();
      task.run(); // does nothing where it has been started
      try {
        return task.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } catch (ExecutionException e) {
        forget();
        throw new IllegalStateException("the system's trust store cannot be read", e.getCause());
      }
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
