package org.ftpdiag.model.seen.deep;

import java.util.List;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.seen.CheckSight;

/**
 * Which versions of TLS and which cipher suites the server takes, asked by hellos that no handshake
 * followed.
 *
 * @param versions those it takes, such as {@code TLSv1.2}, oldest first
 * @param refused likewise
 * @param suites those it chose, in the order in which it was asked: of each version from a list of
 *     all that clients still offer, and from lists of nothing but broken and weak ones. Of such a
 *     list it names one of a kind, and may take others of that kind as well
 * @param complete each kind of broken and weak suite was either chosen or refused; false where the
 *     server answered no more, or too many kinds were taken
 */
public record TlsOffers(
    List<String> versions, List<String> refused, List<Accepted> suites, boolean complete)
    implements CheckSight {
  public TlsOffers {
    versions = List.copyOf(versions);
    refused = List.copyOf(refused);
    suites = List.copyOf(suites);
  }

  @Override
  public DeepCheck check() {
    return DeepCheck.TLS_VERSIONS;
  }

  /** How much a cipher suite protects. */
  public enum Grade {
    /** No encryption, no authentication, or keys that can be searched. */
    BROKEN,
    /** Attacks are known. */
    WEAK,
    /** No forward secrecy, or a mode that is easily got wrong. */
    FAIR,
    GOOD
  }

  /**
   * A cipher suite that the server chose.
   *
   * @param version under which it did
   * @param number IANA's, such as {@code 0x0005}
   * @param name IANA's, such as {@code TLS_RSA_WITH_RC4_128_SHA}
   * @param kind what it is graded for, such as {@code RC4}; empty for a good one
   * @param source the standard that says so, such as {@code RFC 7465}
   */
  public record Accepted(
      String version, String number, String name, Grade grade, String kind, String source) {
    /** Whether it ought to be refused. */
    public boolean weak() {
      return grade == Grade.BROKEN || grade == Grade.WEAK;
    }
  }
}
