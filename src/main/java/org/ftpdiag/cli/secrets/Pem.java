package org.ftpdiag.cli.secrets;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A block of a PEM file (RFC 7468).
 *
 * @param label such as {@code CERTIFICATE}
 * @param encrypted needs a password to be read
 * @param content the decoded bytes; empty where the block is encrypted or is no base64
 */
public record Pem(String label, boolean encrypted, byte[] content) {
  static final String CERTIFICATE = "CERTIFICATE";

  private static final Pattern CERTIFICATE_BEGINS =
      Pattern.compile("-----BEGIN (X509 |TRUSTED )?CERTIFICATE-----");
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  /** Every block of a file, in its order; none where it is no PEM file. */
  public static List<Pem> blocks(String text) {
    List<Pem> blocks = new ArrayList<>();
    int begin = text.indexOf(BEGIN);
    while (begin >= 0) {
      int from = begin + BEGIN.length();
      int dashes = text.indexOf(DASHES, from);
      String label = dashes < 0 ? "" : text.substring(from, dashes);
      int next = from;
      if (isLabel(label)) {
        // No body holds two dashes in a row, so that the first ones must be those of its end.
        int body = dashes + DASHES.length();
        int end = text.indexOf("--", body);
        if (end >= 0 && text.startsWith(END + label + DASHES, end)) {
          blocks.add(of(label, text.substring(body, end)));
        }
        next = end < 0 ? text.length() : end;
      }
      begin = text.indexOf(BEGIN, next);
    }
    return blocks;
  }

  private static boolean isLabel(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c == ' ' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
  }

  private static Pem of(String label, String body) {
    // OpenSSL's own format marks encryption in a header (RFC 1421), PKCS#8 in the label.
    boolean encrypted = label.startsWith("ENCRYPTED") || body.contains("Proc-Type: 4,ENC");
    return new Pem(label, encrypted, encrypted ? new byte[0] : decode(body));
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
