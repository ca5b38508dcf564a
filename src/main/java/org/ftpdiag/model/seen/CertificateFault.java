package org.ftpdiag.model.seen;

/**
 * Why a chain of certificates is refused, and which certificate of it is to blame.
 *
 * @param kind what is wrong
 * @param position the certificate's place in the chain as it was sent: 0 is the server's own
 */
public record CertificateFault(Kind kind, int position) {

  /** What can be wrong with a certificate (RFC 5280 section 6.1). */
  public enum Kind {
    EXPIRED,
    NOT_YET_VALID,
    /** It does not name the host (RFC 9525). */
    NAME,
    /** The server's own, signed by its own key, and not trusted by itself. */
    SELF_SIGNED,
    /** The chain ends in a root that is not trusted here. */
    UNKNOWN_AUTHORITY,
    /** Its issuer was not sent and is not known here. */
    ISSUER_MISSING,
    /** Its extensions forbid the use in a server, or below a server (RFC 5280 section 4.2.1.12). */
    USAGE,
    /** An authority's certificate that may only sign others is shown as the server's. */
    AUTHORITY_AS_SERVER,
    /** It issued another one and is no authority (RFC 5280 section 4.2.1.9). */
    NOT_AN_AUTHORITY,
    /** More intermediate certificates follow than it allows. */
    PATH_LENGTH,
    /** It may issue certificates for other names only (RFC 5280 section 4.2.1.10). */
    NAME_CONSTRAINTS,
    /** Its key or signature is of a kind or size that is switched off. */
    ALGORITHM,
    /** A critical extension that nobody here understands. */
    CRITICAL_EXTENSION,
    /** Another key than that of its issuer's certificate signed it. */
    SIGNATURE,
    /** Its dates are not written as RFC 5280 section 4.1.2.5 says. */
    DATE_FORMAT,
    /** Refused for a reason that only the checker's own words tell. */
    OTHER
  }
}
