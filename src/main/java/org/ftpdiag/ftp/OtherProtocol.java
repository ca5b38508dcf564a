package org.ftpdiag.ftp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Protocols that are found where FTP was looked for, by what their servers say first. Texts are
 * bytes as ISO-8859-1.
 */
public enum OtherProtocol {
  SSH("SSH", List.of("SSH-")),
  HTTP("HTTP", List.of("HTTP/", "<!doctype", "<html", "<head", "<?xml")),
  RTSP("RTSP", List.of("RTSP/")),
  SIP("SIP", List.of("SIP/")),
  ICECAST("Icecast", List.of("ICY ")),
  VNC("VNC", List.of("RFB 0")),
  IMAP("IMAP", List.of("* OK", "* BYE", "* PREAUTH")),
  REDIS(
      "Redis",
      List.of(
          "-DENIED",
          "-NOAUTH",
          "-LOADING",
          "-ERR unknown command",
          "-ERR wrong number",
          "-ERR Protocol")),
  POP3("POP3", List.of("+OK", "-ERR")),
  AMQP("AMQP", List.of("AMQP")),
  RSYNC("rsync", List.of("@RSYNCD:")),
  SVN("Subversion", List.of("( success (")),
  RDP("RDP", List.of("\3\0\0")),
  TLS("TLS", "^[\\x14-\\x17]\\x03[\\x00-\\x04]"),
  MYSQL(
      "MySQL", "^.{3}\\x00(\\x0a[\\d.]+|\\xff)|is not allowed to connect to this (MySQL|MariaDB)"),
  TELNET("Telnet", "^\\xff[\\xfb-\\xfe]"),
  IRC("IRC", "^(:\\S+ )?NOTICE |^ERROR :"),
  MEMCACHED("memcached", "^(CLIENT_)?ERROR\\r?\\n"),
  // Both begin as FTP does (RFC 3977 section 5.1, RFC 5321 section 4.2). A host may be called
  // smtp.example.com and serve files all the same.
  NNTP("NNTP", "^20[01][ -]", "NNTP|NNRP|news|InterNetNews|INN"),
  SMTP("SMTP", "^(220|554)[ -]", "E?SMTP|Postfix|Exim|Sendmail|qmail");

  private static final int LONGEST = 1024;
  private static final int BINARY_START = 16;
  private static final int IAC = 0xFF;

  private static final Pattern MAIL_BY_NAME =
      Pattern.compile(word("E?SMTP|NNTP|NNRP"), Pattern.CASE_INSENSITIVE);

  private final String label;
  private final List<String> starts;
  private final Pattern pattern;

  /** What no server of FTP begins with. */
  OtherProtocol(String label, List<String> starts) {
    this.label = label;
    this.starts = starts;
    this.pattern = null;
  }

  /** What a server of FTP could begin with, though none is known that does. */
  OtherProtocol(String label, String regex) {
    this.label = label;
    this.starts = List.of();
    this.pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  OtherProtocol(String label, String code, String words) {
    this(label, code + "(?![^\\r\\n]*FTP)[^\\r\\n]*" + word(words));
  }

  private static String word(String words) {
    return "(?<![\\w.-])(" + words + ")\\b(?![.-]\\w)";
  }

  /** The name as people write it. */
  public String label() {
    return label;
  }

  /** The name in the variants of {@code not-ftp}, such as {@code ssh}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The protocol that speaks so, empty when unknown. */
  public static Optional<OtherProtocol> of(String raw) {
    String start = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
    for (OtherProtocol p : values()) {
      if (p.begins(start) || p.pattern != null && p.pattern.matcher(start).find()) {
        return Optional.of(p);
      }
    }
    return Optional.empty();
  }

  private boolean begins(String raw) {
    for (String start : starts) {
      boolean markup = start.charAt(0) == '<'; // in any case, and after blanks
      String text = markup ? raw.stripLeading() : raw;
      if (text.regionMatches(markup, 0, start, 0, start.length())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the first bytes of a connection, few as they may be, are certainly not FTP, so that
   * nobody waits for a reply that cannot come.
   */
  public static boolean certain(String first) {
    for (OtherProtocol p : values()) {
      if (p.begins(first)) {
        return true;
      }
    }
    return binary(first);
  }

  private static boolean binary(String first) {
    int nuls = 0;
    for (int i = 0; i < Math.min(first.length(), BINARY_START); i++) {
      char c = first.charAt(i);
      if (c == IAC) {
        i += 2; // a Telnet command and its option
      } else if (c == 0) {
        nuls++;
      } else if (c < ' ' && "\b\t\n\r\u001b".indexOf(c) < 0) {
        return true;
      }
    }
    return nuls > BINARY_START / 2;
  }

  /**
   * Whether a greeting is that of a mail or news server, by the name of the protocol and not of a
   * product alone: no user name is told to it.
   *
   * @param greeting its first line
   */
  public static boolean mail(String greeting) {
    return of(greeting).filter(p -> p == SMTP || p == NNTP).isPresent()
        && MAIL_BY_NAME.matcher(greeting).find();
  }
}
