package org.ftpdiag.cli.secrets;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.knowledge.FileMark;

/** The certificates of a file, PEM or DER. */
public final class Certificates {
  private Certificates() {}

  /**
   * Reads every certificate of a file.
   *
   * @throws UsageException where it holds none, or one that cannot be read
   */
  public static List<X509Certificate> of(InputFile file) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Pem block : Pem.blocks(file.text())) {
      if (block.isCertificate()) {
        certificates.add(parse(file, block.content(), certificates.size() + 1));
      }
    }
    if (certificates.size() < Pem.begun(file.text())) {
      throw broken(file, certificates.size() + 1); // cut off
    }
    if (certificates.isEmpty() && file.isDer()) {
      certificates.add(der(file).orElseThrow(() -> notOne(file)));
    }
    if (certificates.isEmpty()) {
      throw none(file);
    }
    return certificates;
  }

  /** A file that is one certificate in DER; empty for any other, such as PKCS#12. */
  static Optional<X509Certificate> der(InputFile file) {
    try {
      return Optional.of(parse(file.content()));
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  private static X509Certificate parse(InputFile file, byte[] encoded, int number) {
    try {
      return parse(encoded);
    } catch (CertificateException e) {
      throw broken(file, number);
    }
  }

  private static X509Certificate parse(byte[] encoded) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }

  /** Never with a word of its content: a file that was named by mistake may hold a password. */
  private static UsageException none(InputFile file) {
    if (file.isBlank()) {
      return new UsageException("certificate-empty", "option", file.option(), "file", file.name());
    }
    Optional<String> mark = FileMark.of(file.text());
    return mark.isEmpty()
        ? new UsageException("certificate-none", "option", file.option(), "file", file.name())
        : new UsageException(
            "certificate-none-marked",
            "option",
            file.option(),
            "file",
            file.name(),
            "mark",
            mark.get());
  }

  private static UsageException broken(InputFile file, int number) {
    return new UsageException(
        "certificate-broken", "option", file.option(), "file", file.name(), "number", number);
  }

  private static UsageException notOne(InputFile file) {
    String key = file.isPkcs12() ? "certificate-pkcs12" : "certificate-der";
    return new UsageException(key, "option", file.option(), "file", file.name());
  }
}
