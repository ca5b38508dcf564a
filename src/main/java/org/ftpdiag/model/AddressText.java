package org.ftpdiag.model;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Addresses as people write them: IPv6 compressed (RFC 5952), without a zone. */
public final class AddressText {
  private static final int GROUPS = 8;

  private AddressText() {}

  /** The address without a name and without its zone. */
  public static String of(InetAddress address) {
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
