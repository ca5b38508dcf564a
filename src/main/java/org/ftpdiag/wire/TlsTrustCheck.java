package org.ftpdiag.wire;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ftpdiag.model.TlsTrust;

/** Judges a chain: is it anchored, dates left aside, and does it name the host. */
public final class TlsTrustCheck {
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1"; // RFC 5280 section 4.2.1.12

  private final List<Supplier<List<X509Certificate>>> stores;

  /**
   * @param authorities to trust besides the system's
   */
  public TlsTrustCheck(List<X509Certificate> authorities) {
    List<X509Certificate> own = List.copyOf(authorities);
    stores = List.of(() -> own, TlsSystemStore::authorities, TlsSystemStore::bundle);
  }

  /**
   * Judges.
   *
   * @param chain as the server sent it, leaf first, not empty
   * @param host the name or address that was asked for
   */
  public TlsTrust judge(List<X509Certificate> chain, String host) {
    List<String> reasons = new ArrayList<>();
    boolean anchored = anchored(chain, reasons);
    boolean named = TlsNameCheck.matches(chain.get(0), host);
    if (!named) {
      reasons.add("no name matches " + TlsServerName.of(host).text());
    }
    return new TlsTrust(anchored, named, String.join("; ", reasons));
  }

  private boolean anchored(List<X509Certificate> chain, List<String> reasons) {
    // The user's own first: it saves waiting for the system's store.
    String reason = "no authority is trusted on this machine";
    for (Supplier<List<X509Certificate>> store : stores) {
      List<X509Certificate> anchors = store.get();
      if (anchors.contains(chain.get(0))) {
        return true;
      }
      if (!anchors.isEmpty()) {
        reason = path(chain, anchors);
        if (reason.isEmpty()) {
          return true;
        }
      }
    }
    reasons.add(reason);
    return false;
  }

  /** Empty when there is a path, else why there is none. */
  private static String path(List<X509Certificate> chain, List<X509Certificate> anchors) {
    String reason = "";
    for (Date date : dates(chain)) {
      reason = path(chain, anchors, date);
      if (reason.isEmpty()) {
        return reason;
      }
    }
    return reason;
  }

  private static String path(
      List<X509Certificate> chain, List<X509Certificate> anchors, Date date) {
    try {
      X509CertSelector leaf = new X509CertSelector();
      leaf.setCertificate(chain.get(0));
      leaf.setExtendedKeyUsage(Set.of(SERVER_AUTH));
      Set<TrustAnchor> trusted =
          anchors.stream().map(a -> new TrustAnchor(a, null)).collect(Collectors.toSet());
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, leaf);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(date);
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return "";
    } catch (GeneralSecurityException | IOException e) {
      return reason(e);
    }
  }

  /**
   * Moments at which to ask: inside the validity of all, else of the leaf and as many others as may
   * be. PKIX cannot be told to leave dates aside, and certificates that were never valid together
   * have no path in it: then the dates are the finding anyway.
   */
  private static Set<Date> dates(List<X509Certificate> chain) {
    long from = Long.MIN_VALUE;
    long until = Long.MAX_VALUE;
    Set<Date> dates = new HashSet<>();
    for (X509Certificate c : chain) {
      from = Math.max(from, c.getNotBefore().getTime());
      until = Math.min(until, c.getNotAfter().getTime());
      dates.add(c.getNotAfter());
      dates.add(c.getNotBefore());
    }
    return from <= until ? Set.of(new Date(from)) : dates;
  }

  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
