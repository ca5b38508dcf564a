package org.ftpdiag.ftp;

import java.net.InetAddress;

/** What an address is by its number alone. */
public enum AddressKind {
  /** No host: {@code 0.0.0.0/8} (RFC 1122 section 3.2.1.3) and {@code ::}. */
  UNSPECIFIED,
  LOOPBACK,
  LINK_LOCAL,
  /** RFC 1918, RFC 4193. */
  PRIVATE,
  /** Between a provider and its customers: {@code 100.64.0.0/10} (RFC 6598). */
  SHARED,
  MULTICAST,
  /** Any other: the Internet carries it. */
  PUBLIC;

  public static AddressKind of(InetAddress address) {
    byte[] b = address.getAddress();
    int first = b[0] & 0xFF;
    boolean v4 = b.length == 4;
    if (address.isAnyLocalAddress() || v4 && first == 0) {
      return UNSPECIFIED;
    }
    if (address.isLoopbackAddress()) {
      return LOOPBACK;
    }
    if (address.isLinkLocalAddress()) {
      return LINK_LOCAL;
    }
    if (address.isSiteLocalAddress() || !v4 && (first & 0xFE) == 0xFC) {
      return PRIVATE;
    }
    if (v4 && first == 100 && (b[1] & 0xC0) == 64) {
      return SHARED;
    }
    return address.isMulticastAddress() ? MULTICAST : PUBLIC;
  }
}
