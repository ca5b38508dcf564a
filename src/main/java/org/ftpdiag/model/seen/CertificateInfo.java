package org.ftpdiag.model.seen;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a report says of one certificate.
 *
 * @param names subject alternative names of kind DNS and IP; the common name where there are none
 * @param key algorithm and size, such as {@code RSA 2048} or {@code EC 256}
 * @param keyBits size of the key; 0 when unknown
 * @param signature the signature algorithm as Java names it, such as {@code SHA256withRSA}
 * @param sha256 fingerprint in lower-case hexadecimal without colons
 * @param selfSigned subject and issuer are one, and its own key verifies it
 */
public record CertificateInfo(
    String subject,
    String issuer,
    Instant notBefore,
    Instant notAfter,
    List<String> names,
    String key,
    int keyBits,
    String signature,
    String sha256,
    boolean selfSigned) {

  /** The same certificate, with secrets taken out of its names. */
  public CertificateInfo masked(UnaryOperator<String> mask) {
    return new CertificateInfo(
        mask.apply(subject),
        mask.apply(issuer),
        notBefore,
        notAfter,
        names.stream().map(mask).toList(),
        key,
        keyBits,
        signature,
        sha256,
        selfSigned);
  }
}
