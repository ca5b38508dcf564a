package org.ftpdiag.wire.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;

/** The period of validity of a certificate. */
final class TlsDates {
  private static final int VERSION = 0xa0;
  private static final int UTC_TIME = 0x17;
  private static final int GENERALIZED_TIME = 0x18;

  private TlsDates() {}

  /** Whether now is within it. */
  static boolean hold(X509Certificate c) {
    try {
      c.checkValidity();
      return true;
    } catch (CertificateExpiredException | CertificateNotYetValidException e) {
      return false;
    }
  }

  /**
   * Whether both dates are written as RFC 5280 section 4.1.2.5 demands: in UTC, with seconds and
   * without fractions of them. Java reads others as well, OpenSSL does not.
   */
  static boolean wellWritten(X509Certificate c) {
    try {
      ByteBuffer body = Der.take(ByteBuffer.wrap(c.getTBSCertificate()), Der.SEQUENCE);
      if (Der.tag(body) == VERSION) {
        Der.skip(body);
      }
      Der.skip(body); // serial number
      Der.skip(body); // signature algorithm
      Der.skip(body); // issuer
      ByteBuffer validity = Der.take(body, Der.SEQUENCE);
      return time(validity) && time(validity);
    } catch (CertificateEncodingException | BufferUnderflowException | IllegalArgumentException e) {
      return false; // the platform read it, so this is odd indeed
    }
  }

  private static boolean time(ByteBuffer from) {
    int tag = Der.tag(from);
    ByteBuffer content = Der.take(from, tag);
    String text = StandardCharsets.ISO_8859_1.decode(content).toString();
    return switch (tag) {
      case UTC_TIME -> text.matches("\\d{12}Z");
      case GENERALIZED_TIME -> text.matches("\\d{14}Z");
      default -> false;
    };
  }
}
