package org.ftpdiag.diagnose.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Protocols that are found where FTP was looked for, by what they say first (ISO-8859-1 text). */
enum Protocol {
  SSH("SSH", "^SSH-\\d"),
  HTTP("HTTP", "^HTTP/\\d|^\\s*<(!doctype|html|head|\\?xml)"),
  VNC("VNC", "^RFB \\d"),
  TLS("TLS", "^[\\x14-\\x17]\\x03[\\x00-\\x04]"),
  POP3("POP3", "^\\+OK"),
  IMAP("IMAP", "^\\* (OK|BYE|PREAUTH)"),
  REDIS("Redis", "^-(DENIED|NOAUTH|ERR (unknown command|wrong number|protocol)|LOADING)"),
  MYSQL(
      "MySQL", "^.{3}\\x00(\\x0a[\\d.]+|\\xff)|is not allowed to connect to this (MySQL|MariaDB)"),
  TELNET("Telnet", "^\\xff[\\xfb-\\xfe]"),
  RDP("RDP", "^\\x03\\x00\\x00[\\x00-\\xff]"),
  AMQP("AMQP", "^AMQP"),
  RSYNC("rsync", "^@RSYNCD:"),
  IRC("IRC", "^(:\\S+ )?NOTICE |^ERROR :"),
  SVN("Subversion", "^\\( success \\("),
  RTSP("RTSP", "^RTSP/\\d"),
  SIP("SIP", "^SIP/\\d"),
  MEMCACHED("memcached", "^(CLIENT_)?ERROR\\r?\\n"),
  NNTP("NNTP", "^20[01][ -].*\\b(NNTP|news|InterNetNews|INN)\\b"),
  SMTP(
      "SMTP",
      "^(220|554)[ -](?![^\\r\\n]*FTP)[^\\r\\n]*(?<![\\w.-])"
          + "(E?SMTP|Postfix|Exim|Sendmail|qmail)\\b(?![.-]\\w)");

  private final String label;
  private final Pattern pattern;

  Protocol(String label, String regex) {
    this.label = label;
    this.pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /** The name as people write it. */
  String label() {
    return label;
  }

  /** The name in the variants of {@code not-ftp}, such as {@code ssh}. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The protocol that speaks so, empty when unknown. */
  static Optional<Protocol> of(String raw) {
    String start = raw.length() > 1024 ? raw.substring(0, 1024) : raw;
    return Arrays.stream(values()).filter(p -> p.pattern.matcher(start).find()).findFirst();
  }
}
