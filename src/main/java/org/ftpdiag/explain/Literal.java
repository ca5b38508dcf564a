package org.ftpdiag.explain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses written as numbers. Never asks a resolver. */
final class Literal {
  private static final int LONGEST = 45;
  private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern V6 =
      Pattern.compile("[0-9a-fA-F]{0,4}:[0-9a-fA-F:]{1,39}(\\d{1,3}(\\.\\d{1,3}){3})?");

  private Literal() {}

  /** The address that a text is; empty for anything else. */
  static Optional<InetAddress> of(String text) {
    if (text.length() > LONGEST
        || text.isEmpty()
        || !V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return Optional.empty();
    }
    if (text.indexOf(':') < 0) {
      for (String octet : text.split("\\.")) {
        if (Integer.parseInt(octet) > 255) {
          return Optional.empty();
        }
      }
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty(); // colons that are no address: nothing is named
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
