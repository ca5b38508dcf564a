package org.ftpdiag.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A certificate that is another one with a new end, signed again. What "soon" is changes with the
 * day, so no stored certificate can end soon; the platform has no public way to make one.
 */
final class RedatedCertificate {
  /** UTCTime, good until 2049 (RFC 5280 section 4.1.2.5.1). */
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RedatedCertificate() {}

  static KeyStore endingAt(Instant end, KeyStore server, KeyStore authority, char[] password)
      throws IOException, GeneralSecurityException {
    String alias = server.aliases().nextElement();
    Certificate[] chain = server.getCertificateChain(alias);
    X509Certificate leaf = (X509Certificate) chain[0];
    byte[] body = leaf.getTBSCertificate();
    byte[] before = UTC_TIME.format(leaf.getNotAfter().toInstant()).getBytes(US_ASCII);
    byte[] after = UTC_TIME.format(end).getBytes(US_ASCII);
    System.arraycopy(after, 0, body, find(before, body), after.length);

    Key signer = authority.getKey(authority.aliases().nextElement(), password);
    Signature signature = Signature.getInstance(leaf.getSigAlgName());
    signature.initSign((PrivateKey) signer);
    signature.update(body);
    chain[0] = assemble(body, leaf, signature.sign());

    KeyStore redated = KeyStore.getInstance("PKCS12");
    redated.load(null, password);
    redated.setKeyEntry(alias, server.getKey(alias, password), password, chain);
    return redated;
  }

  private static int find(byte[] what, byte[] in) throws GeneralSecurityException {
    int at = new String(in, StandardCharsets.ISO_8859_1).lastIndexOf(new String(what, US_ASCII));
    if (at < 0) {
      throw new GeneralSecurityException("the certificate does not hold its end as UTCTime");
    }
    return at;
  }

  /** Certificate ::= SEQUENCE { tbs, signatureAlgorithm, BIT STRING } (RFC 5280 section 4.1). */
  private static Certificate assemble(byte[] body, X509Certificate model, byte[] signature)
      throws GeneralSecurityException {
    byte[] oid = oid(model.getSigAlgOID());
    ByteArrayOutputStream bits = new ByteArrayOutputStream();
    bits.write(0);
    bits.writeBytes(signature);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(body);
    all.writeBytes(der(0x30, der(0x06, oid)));
    all.writeBytes(der(0x03, bits.toByteArray()));
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(der(0x30, all.toByteArray())));
  }

  private static byte[] oid(String dotted) {
    String[] parts = dotted.split("\\.");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(Integer.parseInt(parts[0]) * 40 + Integer.parseInt(parts[1]));
    for (int i = 2; i < parts.length; i++) {
      int n = Integer.parseInt(parts[i]);
      for (int shift = 28; shift > 0; shift -= 7) {
        if (n >> shift != 0) {
          out.write(n >> shift & 0x7f | 0x80);
        }
      }
      out.write(n & 0x7f);
    }
    return out.toByteArray();
  }

  private static byte[] der(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int n = content.length;
    if (n > 255) {
      out.write(0x82);
      out.write(n >> 8);
    } else if (n > 127) {
      out.write(0x81);
    }
    out.write(n);
    out.writeBytes(content);
    return out.toByteArray();
  }
}
