package org.ftpdiag.diagnose.rules;

import java.util.Locale;
import org.ftpdiag.model.seen.CertificateInfo;

/**
 * Today's minimum of certificates (NIST SP 800-57 part 1: 112 bits; SP 800-131A: no MD5, SHA-1).
 */
final class Strength {
  private static final int RSA_BITS = 2048;
  private static final int EC_BITS = 224;

  private Strength() {}

  static boolean weak(CertificateInfo x) {
    return weakKey(x) || weakSignature(x);
  }

  static boolean weakKey(CertificateInfo x) {
    String kind = x.key().toUpperCase(Locale.ROOT);
    if (x.keyBits() <= 0) {
      return false;
    }
    if (kind.startsWith("RSA") || kind.startsWith("DSA")) {
      return x.keyBits() < RSA_BITS;
    }
    return kind.startsWith("EC") && x.keyBits() < EC_BITS;
  }

  private static boolean weakSignature(CertificateInfo x) {
    String s = x.signature().toUpperCase(Locale.ROOT);
    return s.startsWith("MD2")
        || s.startsWith("MD5")
        || s.startsWith("SHA1")
        || s.startsWith("SHA-1");
  }
}
