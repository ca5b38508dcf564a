package org.ftpdiag.model.seen;

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
    REFUSED("refused"),
    TIMED_OUT("no answer in time"),
    UNREACHABLE("unreachable"),
    /** TCP RST. */
    RESET("connection reset"),
    /** TCP FIN where more was due. */
    CLOSED("connection closed"),
    /** Bytes that are no FTP reply. */
    MALFORMED("not an FTP reply"),
    /** More than is held: a line or reply without end. */
    OVERSIZED("more than is taken"),
    /** The TLS handshake or a record failed. */
    TLS("TLS failed"),
    /** This machine refused: no permission, no such address. */
    LOCAL("refused by this machine"),
    /**
     * This machine has none left: file descriptors, ports, memory. It says nothing of the server.
     */
    EXHAUSTED("this machine has no more"),
    /** The probe was interrupted or its total time ran out. */
    CANCELLED("broken off");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** What the transcript calls it. */
    public String words() {
      return words;
    }
  }

  /** The failure as the transcript tells it, which is in English as the protocol is. */
  public String text() {
    return detail.isBlank() ? kind.words() : kind.words() + ": " + detail;
  }

  public static WireFault of(Kind kind, String detail) {
    return new WireFault(kind, detail, "");
  }
}
