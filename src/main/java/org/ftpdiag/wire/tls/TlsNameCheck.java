package org.ftpdiag.wire.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import org.ftpdiag.ftp.Addresses;

/**
 * Whether a certificate names a host (RFC 2818 section 3.1, RFC 6125 section 6.4), as JSSE does.
 */
final class TlsNameCheck {
  private TlsNameCheck() {}

  static boolean matches(X509Certificate leaf, String host) {
    TlsServerName server = TlsServerName.of(host);
    if (server.address().isPresent()) {
      // An address must stand in a name of its own kind: never in a common name or a DNS name.
      return TlsCertificates.alternativeNames(leaf, TlsCertificates.IP).stream()
          .anyMatch(text -> Addresses.literal(text).equals(server.address()));
    }
    List<String> names = TlsCertificates.alternativeNames(leaf, TlsCertificates.DNS);
    if (names.isEmpty()) {
      names = TlsCertificates.commonName(leaf).stream().toList();
    }
    return names.stream().anyMatch(pattern -> matches(pattern, server.text()));
  }

  static boolean matches(String pattern, String host) {
    String[] wanted = labels(pattern);
    String[] labels = labels(host);
    if (host.isEmpty() || wanted.length != labels.length) {
      return false;
    }
    for (int i = 1; i < wanted.length; i++) {
      if (!wanted[i].equals(labels[i])) {
        return false;
      }
    }
    int star = wanted[0].indexOf('*');
    if (star < 0) {
      return wanted[0].equals(labels[0]);
    }
    String before = wanted[0].substring(0, star);
    String after = wanted[0].substring(star + 1);
    return wanted.length > 2 // no wildcard stands for a whole top-level domain
        && after.indexOf('*') < 0
        && (before.isEmpty() && after.isEmpty() || !labels[0].startsWith("xn--"))
        && labels[0].length() >= before.length() + after.length()
        && labels[0].startsWith(before)
        && labels[0].endsWith(after);
  }

  private static String[] labels(String name) {
    String text = name.toLowerCase(Locale.ROOT);
    return (text.endsWith(".") ? text.substring(0, text.length() - 1) : text).split("\\.", -1);
  }
}
