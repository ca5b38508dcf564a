package org.ftpdiag.model.seen;

import java.util.List;

/**
 * The platform's verdict on a chain at the moment of its handshake, for the host that was asked
 * for, and why.
 *
 * @param trusted the platform accepts it; its word alone decides where secrets go
 * @param nameMatches the server's certificate names the host or address that was asked for
 * @param path the certificates that lead from the server's own towards the authority, as places in
 *     the chain that was sent
 * @param faults what is wrong: never empty where the chain is not trusted. Where it is, what other
 *     programs refuse it for.
 * @param detail the platform's own words where the chain is not trusted
 */
public record TlsTrust(
    boolean trusted,
    boolean nameMatches,
    List<Integer> path,
    List<CertificateFault> faults,
    String detail) {

  public TlsTrust {
    path = List.copyOf(path);
    faults =
        trusted || !faults.isEmpty()
            ? List.copyOf(faults)
            : List.of(new CertificateFault(CertificateFault.Kind.OTHER, 0));
  }

  /** All is well. */
  public static TlsTrust complete(List<Integer> path) {
    return new TlsTrust(true, true, path, List.of(), "");
  }

  /** Whether every certificate follows the one that it issued, as RFC 5246 section 7.4.2 says. */
  public boolean inOrder() {
    for (int i = 1; i < path.size(); i++) {
      if (path.get(i) != i) {
        return false;
      }
    }
    return true;
  }
}
