package org.ftpdiag.model.seen;

/** What a reply does that RFC 959 section 4.2 does not allow, and that was read all the same. */
public enum ReplyAnomaly {
  /** A line ended in LF alone. */
  BARE_LF,
  /** The line is a code and nothing else, without the blank after it. */
  BARE_CODE,
  /** A NUL byte stood in the line. */
  NUL,
  /** Telnet commands (RFC 854) stood in the line and were removed. */
  TELNET,
  /** Bytes that are not UTF-8; read as ISO-8859-1. */
  NOT_UTF8,
  /** More than three digits, such as Winsock's 10060. */
  FIVE_DIGITS,
  /** The code's first digit is outside 1 to 6. */
  CODE_OUT_OF_RANGE,
  /** A multi-line reply never ended properly. */
  UNTERMINATED,
  /** Lines that belong to no reply stood before it. */
  STRAY_LINES
}
