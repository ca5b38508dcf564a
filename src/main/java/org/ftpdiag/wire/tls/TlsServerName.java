package org.ftpdiag.wire.tls;

import java.net.IDN;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.StandardConstants;
import org.ftpdiag.ftp.Addresses;

/**
 * The host as TLS knows it.
 *
 * @param text a name in lower-case ASCII without trailing dot, or an address without brackets and
 *     zone
 * @param address the address when the host is one
 */
record TlsServerName(String text, Optional<InetAddress> address) {
  static TlsServerName of(String host) {
    String text = host.strip();
    if (text.startsWith("[") && text.endsWith("]")) {
      text = text.substring(1, text.length() - 1);
    }
    int zone = text.indexOf(':') < 0 ? -1 : text.indexOf('%');
    String number = zone < 0 ? text : text.substring(0, zone);
    Optional<InetAddress> address = Addresses.literal(number);
    if (address.isPresent() || text.indexOf(':') >= 0) {
      return new TlsServerName(number, address);
    }
    if (text.endsWith(".")) {
      // RFC 6066 section 3: the name is sent without a trailing dot.
      text = text.substring(0, text.length() - 1);
    }
    return new TlsServerName(ascii(text).toLowerCase(Locale.ROOT), Optional.empty());
  }

  private static String ascii(String name) {
    try {
      return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException e) {
      return name; // too long a label: nothing that could match a certificate
    }
  }

  /** What goes into the SNI extension: nothing for addresses (RFC 6066 section 3). */
  List<SNIServerName> sni() {
    if (address.isPresent() || text.isEmpty()) {
      return List.of();
    }
    return List.of(new HostName(text));
  }

  /** SNIHostName would do, but for the underscores that real host names have. */
  private static final class HostName extends SNIServerName {
    HostName(String name) {
      super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
