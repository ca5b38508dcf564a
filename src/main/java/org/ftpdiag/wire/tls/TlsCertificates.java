package org.ftpdiag.wire.tls;

import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.seen.CertificateInfo;

/** Reads out of certificates what a report says of them. Their text is the server's: bounded. */
public final class TlsCertificates {
  static final int DNS = 2; // GeneralName tags, RFC 5280 section 4.2.1.6
  static final int IP = 7;
  private static final int LONGEST_TEXT = 1_000;
  private static final int MOST_NAMES = 200;

  private TlsCertificates() {}

  public static CertificateInfo info(X509Certificate c) {
    PublicKey key = c.getPublicKey();
    int bits = bits(key);
    return new CertificateInfo(
        bounded(c.getSubjectX500Principal().toString()),
        bounded(c.getIssuerX500Principal().toString()),
        c.getNotBefore().toInstant(),
        c.getNotAfter().toInstant(),
        names(c),
        bits == 0 || key instanceof EdECPublicKey ? algorithm(key) : algorithm(key) + " " + bits,
        bits,
        bounded(c.getSigAlgName()),
        sha256(c),
        selfSigned(c));
  }

  /** The alternative names of one kind; addresses as text. */
  static List<String> alternativeNames(X509Certificate c, int kind) {
    List<String> names = new ArrayList<>();
    for (List<?> name : alternatives(c)) {
      if (name.get(0).equals(kind) && name.get(1) instanceof String text) {
        names.add(text);
      }
    }
    return names;
  }

  private static Collection<List<?>> alternatives(X509Certificate c) {
    try {
      Collection<List<?>> names = c.getSubjectAlternativeNames();
      return names == null ? List.of() : names;
    } catch (CertificateParsingException e) {
      return List.of(); // unreadable names name nobody: the host name check then says so
    }
  }

  private static List<String> names(X509Certificate c) {
    List<String> names = new ArrayList<>(alternativeNames(c, DNS));
    for (String address : alternativeNames(c, IP)) {
      names.add(canonical(address));
    }
    if (names.isEmpty()) {
      commonName(c).ifPresent(names::add);
    }
    return names.stream().limit(MOST_NAMES).map(TlsCertificates::bounded).toList();
  }

  private static String canonical(String address) {
    return Addresses.literal(address).map(InetAddress::getHostAddress).orElse(address);
  }

  /** The subject's most specific common name. */
  static Optional<String> commonName(X509Certificate c) {
    // RFC 2253: "CN=a\,b+UID=1,O=c", the most specific first.
    String subject = c.getSubjectX500Principal().getName();
    int start = 0;
    while (start < subject.length()) {
      int end = start;
      while (end < subject.length() && subject.charAt(end) != ',' && subject.charAt(end) != '+') {
        end += subject.charAt(end) == '\\' ? 2 : 1;
      }
      end = Math.min(end, subject.length());
      if (subject.startsWith("CN=", start)) {
        return Optional.of(subject.substring(start + 3, end).replaceAll("\\\\(.)", "$1"));
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  private static String algorithm(PublicKey key) {
    return key instanceof EdECPublicKey ed ? ed.getParams().getName() : bounded(key.getAlgorithm());
  }

  private static int bits(PublicKey key) {
    if (key instanceof RSAKey rsa) {
      return rsa.getModulus().bitLength();
    } else if (key instanceof ECPublicKey ec) {
      return ec.getParams().getCurve().getField().getFieldSize();
    } else if (key instanceof DSAPublicKey dsa) {
      return dsa.getParams() == null ? 0 : dsa.getParams().getP().bitLength();
    } else if (key instanceof EdECPublicKey ed) {
      return ed.getParams().getName().equals("Ed448") ? 448 : 256;
    }
    return 0;
  }

  static boolean selfSigned(X509Certificate c) {
    return c.getSubjectX500Principal().equals(c.getIssuerX500Principal()) && verifies(c, c);
  }

  /** Whether the issuer's key made the certificate's signature. */
  static boolean verifies(X509Certificate c, X509Certificate issuer) {
    try {
      c.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String sha256(X509Certificate c) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(c.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has SHA-256; it was parsed from its encoding
    }
  }

  private static String bounded(String text) {
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }
}
