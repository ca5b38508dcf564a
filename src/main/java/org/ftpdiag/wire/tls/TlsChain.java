package org.ftpdiag.wire.tls;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way from the server's certificate to an authority through what the server sent, as far as it
 * goes. Only to explain the platform's verdict: where there are several ways, it is the likeliest.
 *
 * @param sent as the server sent it, its own certificate first, not empty
 * @param path places in {@code sent}, the server's own first; a trusted authority that was sent
 *     along is not in it
 * @param end how it ends
 */
record TlsChain(List<X509Certificate> sent, List<Integer> path, End end) {

  /** How the way ends. */
  enum End {
    /** At an authority that is trusted here. */
    ANCHORED,
    /** At a certificate that is signed by its own key and not trusted here. */
    OWN_ROOT,
    /** At a certificate whose issuer neither was sent nor is known. */
    ISSUER_MISSING,
    /** At one that another key signed than that of the certificate that bears its issuer's name. */
    WRONG_SIGNATURE
  }

  /** Reads a chain. */
  static TlsChain of(List<X509Certificate> sent, List<X509Certificate> anchors) {
    List<Integer> path = new ArrayList<>();
    path.add(0);
    if (isAnchor(sent.get(0), anchors)) {
      return new TlsChain(sent, List.copyOf(path), End.ANCHORED);
    }
    while (true) {
      X509Certificate last = sent.get(path.get(path.size() - 1));
      if (anchors.stream().anyMatch(a -> issued(a, last) && TlsCertificates.verifies(last, a))) {
        return new TlsChain(sent, List.copyOf(path), End.ANCHORED);
      }
      if (TlsCertificates.selfSigned(last)) {
        return new TlsChain(sent, List.copyOf(path), End.OWN_ROOT);
      }
      Optional<Integer> next = issuer(sent, path, last, anchors);
      if (next.isEmpty()) {
        boolean named =
            anchors.stream().anyMatch(a -> issued(a, last))
                || sent.stream().anyMatch(c -> c != last && issued(c, last));
        return new TlsChain(
            sent, List.copyOf(path), named ? End.WRONG_SIGNATURE : End.ISSUER_MISSING);
      }
      path.add(next.get());
    }
  }

  /** The certificates of the path, the server's own first. */
  List<X509Certificate> certificates() {
    return path.stream().map(sent::get).toList();
  }

  /**
   * The place of the issuer among what was sent. An authority can have several certificates: one
   * that is valid now goes first, then one whose own issuer is known here.
   */
  private static Optional<Integer> issuer(
      List<X509Certificate> sent,
      List<Integer> path,
      X509Certificate of,
      List<X509Certificate> anchors) {
    Optional<Integer> found = Optional.empty();
    int best = -1;
    for (int i = 0; i < sent.size(); i++) {
      X509Certificate c = sent.get(i);
      int likely =
          (TlsDates.hold(c) ? 2 : 0) + (anchors.stream().anyMatch(a -> issued(a, c)) ? 1 : 0);
      if (likely > best && !path.contains(i) && issued(c, of) && TlsCertificates.verifies(of, c)) {
        found = Optional.of(i);
        best = likely;
      }
    }
    return found;
  }

  private static boolean issued(X509Certificate issuer, X509Certificate c) {
    return issuer.getSubjectX500Principal().equals(c.getIssuerX500Principal());
  }

  /** The same name and key are the same authority, whatever else the certificate says. */
  private static boolean isAnchor(X509Certificate c, List<X509Certificate> anchors) {
    return anchors.stream()
        .anyMatch(
            a ->
                a.getSubjectX500Principal().equals(c.getSubjectX500Principal())
                    && a.getPublicKey().equals(c.getPublicKey()));
  }
}
