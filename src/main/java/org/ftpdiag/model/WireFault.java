package org.ftpdiag.model;

/**
 * A failure of the wire.
 *
 * @param kind what failed
 * @param detail the cause in the words of the platform, for evidence
 * @param received what had arrived of the thing waited for, decoded and bounded; empty for nothing.
 *     For a TLS failure it is the plain text found where TLS was due.
 */
public record WireFault(Kind kind, String detail, String received) {
  /** The detail of a transfer that was given up though its bytes still came. */
  public static final String SLOW = "too slow";

  /** How {@code detail} begins where a handshake ended at a certificate that cannot be read. */
  public static final String UNREADABLE_CERTIFICATE = "unreadable certificate: ";

  /** The ways in which the wire fails. */
  public enum Kind {
    REFUSED,
    TIMED_OUT,
    UNREACHABLE,
    /** TCP RST. */
    RESET,
    /** TCP FIN where more was due. */
    CLOSED,
    /** Bytes that are no FTP reply. */
    MALFORMED,
    /** More than is held: a line or reply without end. */
    OVERSIZED,
    /** The TLS handshake or a record failed. */
    TLS,
    /** This machine refused: no socket, no port, no permission. */
    LOCAL,
    /** The probe was interrupted or its total time ran out. */
    CANCELLED
  }

  public static WireFault of(Kind kind, String detail) {
    return new WireFault(kind, detail, "");
  }
}
