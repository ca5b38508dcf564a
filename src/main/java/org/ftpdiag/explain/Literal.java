package org.ftpdiag.explain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses written as numbers. Never asks a resolver. */
final class Literal {
  private static final int LONGEST = 45;
  private static final Pattern V6 =
      Pattern.compile("[0-9a-fA-F]{0,4}:[0-9a-fA-F:]{1,39}(\\d{1,3}(\\.\\d{1,3}){3})?");

  private Literal() {}

  /** The address that a text is; empty for anything else. */
  static Optional<InetAddress> of(String text) {
    if (text.length() > LONGEST || text.length() < 2) {
      return Optional.empty();
    }
    if (text.indexOf(':') < 0) {
      return v4(text);
    }
    if (!V6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty(); // colons that are no address: nothing is named
    }
  }

  private static Optional<InetAddress> v4(String text) {
    byte[] octets = new byte[4];
    int at = 0;
    for (int i = 0; i < 4; i++) {
      int n = 0;
      int digits = 0;
      while (at < text.length() && digits < 4 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        n = n * 10 + text.charAt(at++) - '0';
        digits++;
      }
      boolean dot = i == 3 ? at == text.length() : at < text.length() && text.charAt(at) == '.';
      if (digits == 0 || digits > 3 || n > 255 || !dot) {
        return Optional.empty();
      }
      octets[i] = (byte) n;
      at++;
    }
    try {
      return Optional.of(InetAddress.getByAddress(octets));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for a wrong length
    }
  }

  /**
   * Whether it means nothing outside its own network (RFC 1918, 6598, 4193, and the local ones).
   */
  static boolean isPrivate(InetAddress a) {
    byte[] b = a.getAddress();
    int first = b[0] & 0xff;
    return a.isAnyLocalAddress()
        || a.isLoopbackAddress()
        || a.isSiteLocalAddress()
        || a.isLinkLocalAddress()
        || b.length == 4 && (first == 0 || first == 100 && (b[1] & 0xc0) == 64)
        || b.length == 16 && (first & 0xfe) == 0xfc;
  }

  /** The number alone. */
  static String text(InetAddress a) {
    String t = a.getHostAddress();
    int zone = t.indexOf('%');
    return zone < 0 ? t : t.substring(0, zone);
  }
}
