package org.ftpdiag.wire;

import java.util.List;

/**
 * Recognises by the first bytes of a connection that what answers is no FTP server, so that nobody
 * waits for a reply that cannot come. Only what is certain: anything else is left to time.
 */
final class ForeignStart {
  private static final List<String> WORDS =
      List.of(
          "SSH-",
          "HTTP/",
          "RTSP/",
          "SIP/",
          "ICY ",
          "+OK",
          "-ERR",
          "* OK",
          "* BYE",
          "* PREAUTH",
          "RFB 0",
          "@RSYNCD:",
          "AMQP",
          "<!DOCTYPE",
          "<?xml",
          "<html",
          "<HTML");

  private static final int BINARY_START = 16;
  private static final int IAC = 0xFF;

  private ForeignStart() {}

  /** Whether the bytes, as ISO-8859-1, begin something that is no FTP. */
  static boolean recognised(String first) {
    return WORDS.stream().anyMatch(first::startsWith) || binary(first);
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
}
