package org.ftpdiag.ftp;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The alerts of TLS (RFC 8446 section 6, RFC 5246 section 7.2, and the registry of IANA). */
public enum TlsAlert {
  CLOSE_NOTIFY(0),
  UNEXPECTED_MESSAGE(10),
  BAD_RECORD_MAC(20),
  DECRYPTION_FAILED(21),
  RECORD_OVERFLOW(22),
  DECOMPRESSION_FAILURE(30),
  HANDSHAKE_FAILURE(40),
  NO_CERTIFICATE(41),
  BAD_CERTIFICATE(42),
  UNSUPPORTED_CERTIFICATE(43),
  CERTIFICATE_REVOKED(44),
  CERTIFICATE_EXPIRED(45),
  CERTIFICATE_UNKNOWN(46),
  ILLEGAL_PARAMETER(47),
  UNKNOWN_CA(48),
  ACCESS_DENIED(49),
  DECODE_ERROR(50),
  DECRYPT_ERROR(51),
  EXPORT_RESTRICTION(60),
  PROTOCOL_VERSION(70),
  INSUFFICIENT_SECURITY(71),
  INTERNAL_ERROR(80),
  INAPPROPRIATE_FALLBACK(86),
  USER_CANCELED(90),
  NO_RENEGOTIATION(100),
  MISSING_EXTENSION(109),
  UNSUPPORTED_EXTENSION(110),
  CERTIFICATE_UNOBTAINABLE(111),
  UNRECOGNIZED_NAME(112),
  BAD_CERTIFICATE_STATUS_RESPONSE(113),
  BAD_CERTIFICATE_HASH_VALUE(114),
  UNKNOWN_PSK_IDENTITY(115),
  CERTIFICATE_REQUIRED(116),
  NO_APPLICATION_PROTOCOL(120);

  /** In place of a number: no alert. */
  public static final int NONE = -1;

  /** With these a server refuses the certificate of a client, or asks for one. */
  public static final Set<TlsAlert> OF_CLIENT_CERTIFICATE =
      EnumSet.of(
          HANDSHAKE_FAILURE,
          BAD_CERTIFICATE,
          UNSUPPORTED_CERTIFICATE,
          CERTIFICATE_UNKNOWN,
          UNKNOWN_CA,
          ACCESS_DENIED,
          CERTIFICATE_REQUIRED);

  private final int number;

  TlsAlert(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** The name in the registry, such as {@code protocol_version}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The alert with a number; empty for a number without a name. */
  public static Optional<TlsAlert> of(int number) {
    return Arrays.stream(values()).filter(a -> a.number == number).findFirst();
  }

  /** The alert with a registered name; empty for any other text. */
  public static Optional<TlsAlert> named(String id) {
    return Arrays.stream(values()).filter(a -> a.id().equals(id)).findFirst();
  }

  /** Number and name, such as {@code 70 protocol_version}; the number alone where it has none. */
  public static String text(int number) {
    return of(number).map(a -> number + " " + a.id()).orElseGet(() -> Integer.toString(number));
  }
}
