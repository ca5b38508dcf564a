package org.ftpdiag.cli.secrets;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Private keys as OpenSSL writes them: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017) and SEC1 (RFC 5915).
 */
final class PrivateKeys {
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "DSA");
  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

  private PrivateKeys() {}

  /**
   * Reads the key that belongs to a certificate.
   *
   * @param partner the public key of the certificate
   * @return empty where it is another key, of whatever kind
   */
  static Optional<PrivateKey> read(Pem block, PublicKey partner) {
    try {
      byte[] pkcs8 = isPkcs8(block) ? block.content() : wrap(block.content(), partner);
      PrivateKey key = parse(pkcs8, partner.getAlgorithm());
      return belong(key, partner) ? Optional.of(key) : Optional.empty();
    } catch (GeneralSecurityException e) {
      return Optional.empty(); // what is no key of this algorithm does not belong to it
    }
  }

  /** Whether it is a key at all, whosever it may be. */
  static boolean readable(Pem block) {
    return !isPkcs8(block) || ALGORITHMS.stream().anyMatch(a -> parses(block, a));
  }

  private static boolean parses(Pem block, String algorithm) {
    try {
      return parse(block.content(), algorithm) != null;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean isPkcs8(Pem block) {
    return block.label().equals("PRIVATE KEY");
  }

  private static PrivateKey parse(byte[] pkcs8, String algorithm) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  /** Whether what the one signs, the other verifies. */
  private static boolean belong(PrivateKey key, PublicKey partner) throws GeneralSecurityException {
    String algorithm =
        switch (partner.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          case "DSA" -> "SHA256withDSA";
          default -> partner.getAlgorithm(); // EdDSA and its like sign under their own name
        };
    byte[] message = {1, 2, 3};
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(key);
    signer.update(message);
    byte[] signed = signer.sign();
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(partner);
    verifier.update(message);
    return verifier.verify(signed);
  }

  /**
   * PKCS#1 and SEC1 are the inside of PKCS#8. What is missing, algorithm and curve, stands in the
   * same form at the beginning of the certificate's public key.
   */
  private static byte[] wrap(byte[] key, PublicKey partner) throws GeneralSecurityException {
    byte[] info = partner.getEncoded(); // SEQUENCE { AlgorithmIdentifier, BIT STRING }
    int start = contentStart(info, 0);
    int algorithm = contentStart(info, start);
    byte[] identifier = Arrays.copyOfRange(info, start, algorithm + length(info, start));
    return element(SEQUENCE, VERSION_0, identifier, element(OCTET_STRING, key));
  }

  private static int contentStart(byte[] der, int at) throws GeneralSecurityException {
    if (at + 1 >= der.length) {
      throw new GeneralSecurityException("DER ends early");
    }
    int first = der[at + 1] & 0xff;
    return at + 2 + (first < 0x80 ? 0 : first - 0x80);
  }

  private static int length(byte[] der, int at) throws GeneralSecurityException {
    int start = contentStart(der, at);
    int length = start == at + 2 ? der[at + 1] : 0;
    for (int i = at + 2; i < start; i++) {
      length = length << 8 | der[i] & 0xff;
    }
    return length;
  }

  private static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length < 0x80) {
      out.write(length);
    } else {
      int bytes = (32 - Integer.numberOfLeadingZeros(length) + 7) / 8;
      out.write(0x80 + bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        out.write(length >> 8 * i);
      }
    }
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}
