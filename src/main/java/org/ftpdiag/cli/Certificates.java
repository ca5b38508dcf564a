package org.ftpdiag.cli;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** The certificates of a file, PEM or DER. */
final class Certificates {
  private Certificates() {}

  /**
   * Reads every certificate of a file.
   *
   * @throws UsageException where it holds none, or one that cannot be read
   */
  static List<X509Certificate> of(InputFile file) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Pem block : Pem.blocks(file.text())) {
      if (block.isCertificate()) {
        certificates.add(parse(file, block.content(), certificates.size() + 1));
      }
    }
    if (certificates.isEmpty() && file.content().length > 0 && file.content()[0] == 0x30) {
      certificates.add(parse(file, file.content(), 1)); // DER begins with a SEQUENCE
    }
    if (certificates.isEmpty()) {
      throw new UsageException(
          file.content().length == 0 ? "certificate-empty" : "certificate-none",
          "option",
          file.option(),
          "file",
          file.name(),
          "beginning",
          file.beginning());
    }
    return certificates;
  }

  private static X509Certificate parse(InputFile file, byte[] encoded, int number) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded));
    } catch (CertificateException e) {
      throw new UsageException(
          "certificate-broken", "option", file.option(), "file", file.name(), "number", number);
    }
  }
}
