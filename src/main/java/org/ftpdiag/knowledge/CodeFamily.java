package org.ftpdiag.knowledge;

import java.util.Optional;

/**
 * The families of numbers that the table explains: those of FTP by their first digit (RFC 959
 * section 4.2, RFC 2228 section 5 for 6), and two that stand beside them in logs.
 */
public enum CodeFamily {
  /** 1xx: accepted, another reply follows. */
  PRELIMINARY("1xx"),
  /** 2xx: done. */
  COMPLETION("2xx"),
  /** 3xx: the server waits for the next command of a sequence. */
  INTERMEDIATE("3xx"),
  /** 4xx: refused for now. */
  TRANSIENT("4xx"),
  /** 5xx: refused for good. */
  PERMANENT("5xx"),
  /** 6xx: another reply, protected. */
  PROTECTED("6xx"),
  /** 10xxx and 11xxx: errors of Windows sockets. */
  WINSOCK("10xxx"),
  /** The sub-status that IIS writes into its log. */
  IIS("iis");

  private static final String IIS_PREFIX = "iis-";

  private final String id;

  CodeFamily(String id) {
    this.id = id;
  }

  /**
   * The name in tables and on the command line, such as {@code 5xx}, {@code 10xxx}, {@code iis}.
   */
  public String id() {
    return id;
  }

  /** Whether its codes are replies of FTP: three digits. */
  public boolean ofReplies() {
    return this != WINSOCK && this != IIS;
  }

  /**
   * The family of a code.
   *
   * @param code as the table names it: {@code 550}, {@code 10060}, {@code iis-13}; empty for what
   *     can be none: three digits that begin with 0, 7, 8 or 9, five that are no Winsock number
   */
  public static Optional<CodeFamily> of(String code) {
    if (code.startsWith(IIS_PREFIX) && digits(code, IIS_PREFIX.length(), 2)) {
      return Optional.of(IIS);
    }
    if (code.length() == 5 && digits(code, 0, 5)) {
      return code.startsWith("10") || code.startsWith("11")
          ? Optional.of(WINSOCK)
          : Optional.empty();
    }
    if (code.length() != 3 || !digits(code, 0, 3)) {
      return Optional.empty();
    }
    int first = code.charAt(0) - '1';
    return first >= 0 && first < 6 ? Optional.of(values()[first]) : Optional.empty();
  }

  private static boolean digits(String text, int start, int most) {
    if (text.length() == start || text.length() > start + most) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
