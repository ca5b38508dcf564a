package org.ftpdiag.wire.tls;

import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Has the platform judge each chain, for this moment and this host, and notes the verdict where
 * others would end the handshake: the session goes on and tells more. It must be an
 * <em>extended</em> trust manager; JSSE adds checks of its own to a plain one.
 */
final class TlsWitness extends X509ExtendedTrustManager {
  private final List<Supplier<Optional<X509ExtendedTrustManager>>> judges;
  private List<X509Certificate> chain = List.of();
  private Optional<X509ExtendedTrustManager> approving = Optional.empty();
  private List<Exception> refusals = List.of();
  private IllegalStateException unable;

  /**
   * @param judges trusted is what one of them accepts, asked in this order, each only when the ones
   *     before it refuse
   */
  TlsWitness(List<Supplier<Optional<X509ExtendedTrustManager>>> judges) {
    this.judges = judges;
  }

  /** Forgets; call it before each handshake. */
  void reset() {
    chain = List.of();
    approving = Optional.empty();
    refusals = List.of();
    unable = null;
  }

  /** The chain, leaf first; empty when no full handshake took place. */
  List<X509Certificate> chain() {
    return chain;
  }

  /** The judge that trusts the chain; empty where none does. */
  Optional<X509ExtendedTrustManager> approving() {
    return approving;
  }

  /** Why those who do not trust it do not, in the order in which they were asked. */
  List<Exception> refusals() {
    return refusals;
  }

  /** All judges there are. */
  List<X509ExtendedTrustManager> judges() {
    return judges.stream().flatMap(judge -> judge.get().stream()).toList();
  }

  /**
   * Tells when a judge could not be asked.
   *
   * @throws IllegalStateException when a trust store of this machine cannot be read
   */
  void requireJudged() {
    if (unable != null) {
      throw unable;
    }
  }

  private void judge(X509Certificate[] certificates, String authType, SSLEngine engine) {
    reset();
    chain = List.of(certificates);
    List<Exception> refused = new ArrayList<>();
    refusals = refused;
    try {
      for (Supplier<Optional<X509ExtendedTrustManager>> judge : judges) {
        Optional<X509ExtendedTrustManager> asked = judge.get();
        if (asked.isPresent() && accepts(asked.get(), certificates, authType, engine, refused)) {
          approving = asked;
          return;
        }
      }
    } catch (IllegalStateException e) {
      unable = e;
    }
  }

  private static boolean accepts(
      X509ExtendedTrustManager judge,
      X509Certificate[] certificates,
      String authType,
      SSLEngine engine,
      List<Exception> refused) {
    try {
      // Java takes a certificate that stands in the store itself whatever its dates are.
      certificates[0].checkValidity();
      judge.checkServerTrusted(certificates.clone(), authType, engine);
      return true;
    } catch (CertificateException | RuntimeException e) {
      // RuntimeException: some certificates are malformed so that the platform stumbles over them.
      refused.add(e);
      return false;
    }
  }

  /**
   * Notes the verdict.
   *
   * @throws CertificateException when another handshake in the middle of a session shows another
   *     certificate: what was found of this server, and what it may be told, holds no more
   */
  @Override
  public void checkServerTrusted(X509Certificate[] c, String authType, SSLEngine engine)
      throws CertificateException {
    Optional<Certificate> before = established(engine);
    if (before.isEmpty()) {
      judge(c, authType, engine);
    } else if (!before.get().equals(c[0])) {
      throw new CertificateException("another certificate in the middle of the session");
    }
  }

  /** The server's certificate in the session that an engine has; empty in its first handshake. */
  private static Optional<Certificate> established(SSLEngine engine) {
    try {
      return Optional.of(engine.getSession().getPeerCertificates()[0]);
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] c, String authType, Socket socket) {
    throw new UnsupportedOperationException("engines only");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] c, String authType) {
    throw new UnsupportedOperationException("engines only");
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
