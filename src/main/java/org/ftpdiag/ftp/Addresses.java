package org.ftpdiag.ftp;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses as people and servers write them. Never asks a resolver. */
public final class Addresses {
  private static final int LONGEST = 45; // 8 groups, the last two as an IPv4 address
  private static final int GROUPS = 8;

  private Addresses() {}

  /**
   * The address that a text is: four decimal numbers, or IPv6 without brackets and zone; an IPv4
   * address where it is mapped into IPv6 (RFC 4291 section 2.5.5.2). Empty for anything else.
   */
  public static Optional<InetAddress> literal(String text) {
    if (text.length() < 2 || text.length() > LONGEST) {
      return Optional.empty();
    }
    return text.indexOf(':') < 0 ? v4(text) : v6(text);
  }

  private static Optional<InetAddress> v6(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ':' && (c != '.' || i == 0) && (c > 'f' || Character.digit(c, 16) < 0)) {
        return Optional.empty(); // the library would look it up
      }
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty(); // colons that are no address: nothing is named
    }
  }

  private static Optional<InetAddress> v4(String text) {
    int[] octets = new int[4];
    int at = 0;
    for (int i = 0; i < octets.length; i++) {
      int start = at;
      while (at < text.length() && at < start + 3 && isDigit(text.charAt(at))) {
        octets[i] = octets[i] * 10 + text.charAt(at++) - '0';
      }
      boolean ends = i == 3 ? at == text.length() : at < text.length() && text.charAt(at) == '.';
      if (at == start || octets[i] > 255 || !ends) {
        return Optional.empty();
      }
      at++;
    }
    return Optional.of(of(octets, 0, octets.length));
  }

  /**
   * The address of numbers of 0 to 255.
   *
   * @param size 4 or 16
   */
  static InetAddress of(int[] octets, int from, int size) {
    byte[] address = new byte[size];
    for (int i = 0; i < size; i++) {
      address[i] = (byte) octets[from + i];
    }
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for a wrong length
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  public static boolean isV4(InetAddress a) {
    return a instanceof Inet4Address;
  }

  /** Whether it means nothing outside its own network. */
  public static boolean isPrivate(InetAddress a) {
    return AddressKind.of(a) != AddressKind.PUBLIC;
  }

  /** The name of the family, as people write it. */
  public static String family(InetAddress a) {
    return isV4(a) ? "IPv4" : "IPv6";
  }

  /** The address without a name and without its zone; IPv6 compressed (RFC 5952). */
  public static String text(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    byte[] bytes = address.getAddress();
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF;
    }
    int start = -1;
    int length = 1;
    // RFC 5952 section 4.2: the first of the longest runs of zero groups, and never a single one.
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
    }
    StringBuilder b = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == start) {
        b.append("::");
        i += length - 1;
        continue;
      }
      if (b.length() > 0 && b.charAt(b.length() - 1) != ':') {
        b.append(':');
      }
      b.append(Integer.toHexString(groups[i]));
    }
    return b.toString();
  }
}
