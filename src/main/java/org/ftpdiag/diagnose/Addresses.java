package org.ftpdiag.diagnose;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ftpdiag.model.AddressText;

/** What an address is by its number alone. Never asks a resolver. */
final class Addresses {
  // Strict: what is no literal would be looked up as a name.
  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern V4 = Pattern.compile("(" + BYTE + "\\.){3}" + BYTE);
  private static final Pattern V6 =
      Pattern.compile("[0-9a-fA-F]{0,4}:[0-9a-fA-F:]*(" + V4.pattern() + ")?");

  private Addresses() {}

  /** Whether it means nothing outside its own network: private, loopback, link-local, or none. */
  static boolean isPrivate(InetAddress a) {
    if (a.isAnyLocalAddress()
        || a.isLoopbackAddress()
        || a.isSiteLocalAddress()
        || a.isLinkLocalAddress()
        || a.isMulticastAddress()) {
      return true;
    }
    byte[] b = a.getAddress();
    int first = b[0] & 0xff;
    if (b.length == 4) {
      // "This network" (RFC 1122 section 3.2.1.3) and carrier-grade NAT (RFC 6598).
      return first == 0 || first == 100 && (b[1] & 0xc0) == 64;
    }
    return (first & 0xfe) == 0xfc; // unique local addresses, RFC 4193
  }

  static boolean isV4(InetAddress a) {
    return a instanceof Inet4Address;
  }

  /** The name of the family, as people write it. */
  static String family(InetAddress a) {
    return a instanceof Inet6Address ? "IPv6" : "IPv4";
  }

  /** The address without a name and without its zone. */
  static String text(InetAddress a) {
    return AddressText.of(a);
  }

  /** The address that a literal names; IPv4 where it is mapped into IPv6 (RFC 4291 2.5.5.2). */
  static Optional<InetAddress> literal(String text) {
    if (text.length() > 45 || !V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty(); // four numbers or colons that are no address: nothing is named
    }
  }
}
