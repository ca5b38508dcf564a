package org.ftpdiag.cli;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of a PEM file (RFC 7468).
 *
 * @param label such as {@code CERTIFICATE}
 * @param encrypted needs a password to be read
 * @param content the decoded bytes; empty where the block is encrypted or is no base64
 */
record Pem(String label, boolean encrypted, byte[] content) {
  static final String CERTIFICATE = "CERTIFICATE";

  private static final Pattern CERTIFICATE_BEGINS =
      Pattern.compile("-----BEGIN (X509 |TRUSTED )?CERTIFICATE-----");
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*(?:-[^-]+)*)-----END \\1-----");

  /** Every block of a file, in its order; none where it is no PEM file. */
  static List<Pem> blocks(String text) {
    List<Pem> blocks = new ArrayList<>();
    Matcher m = BLOCK.matcher(text);
    while (m.find()) {
      String body = m.group(2);
      // OpenSSL's own format marks encryption in a header (RFC 1421), PKCS#8 in the label.
      boolean encrypted = m.group(1).startsWith("ENCRYPTED") || body.contains("Proc-Type: 4,ENC");
      blocks.add(new Pem(m.group(1), encrypted, encrypted ? new byte[0] : decode(body)));
    }
    return blocks;
  }

  /** How many certificates begin in a text, also those that never end. */
  static int begun(String text) {
    return (int) CERTIFICATE_BEGINS.matcher(text).results().count();
  }

  boolean isCertificate() {
    return label.equals(CERTIFICATE)
        || label.equals("X509 CERTIFICATE")
        || label.equals("TRUSTED CERTIFICATE");
  }

  boolean isPrivateKey() {
    return label.endsWith("PRIVATE KEY");
  }

  private static byte[] decode(String body) {
    try {
      return Base64.getMimeDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      return new byte[0]; // told from content by whoever parses it
    }
  }
}
