package org.ftpdiag.wire;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers and names of TLS alerts (RFC 8446 section 6, RFC 5246 section 7.2, IANA registry).
 */
public final class TlsAlert {
  /** No alert. */
  public static final int NONE = -1;

  // JSSE tells an alert in the exception's message only; 17 writes the first form, later ones put
  // the name in brackets before it.
  private static final Pattern RECEIVED =
      Pattern.compile("Received (?:fatal|warning) alert: ([a-z_]+)");

  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("close_notify", 0),
          Map.entry("unexpected_message", 10),
          Map.entry("bad_record_mac", 20),
          Map.entry("decryption_failed", 21),
          Map.entry("record_overflow", 22),
          Map.entry("decompression_failure", 30),
          Map.entry("handshake_failure", 40),
          Map.entry("no_certificate", 41),
          Map.entry("bad_certificate", 42),
          Map.entry("unsupported_certificate", 43),
          Map.entry("certificate_revoked", 44),
          Map.entry("certificate_expired", 45),
          Map.entry("certificate_unknown", 46),
          Map.entry("illegal_parameter", 47),
          Map.entry("unknown_ca", 48),
          Map.entry("access_denied", 49),
          Map.entry("decode_error", 50),
          Map.entry("decrypt_error", 51),
          Map.entry("export_restriction", 60),
          Map.entry("protocol_version", 70),
          Map.entry("insufficient_security", 71),
          Map.entry("internal_error", 80),
          Map.entry("inappropriate_fallback", 86),
          Map.entry("user_canceled", 90),
          Map.entry("no_renegotiation", 100),
          Map.entry("missing_extension", 109),
          Map.entry("unsupported_extension", 110),
          Map.entry("certificate_unobtainable", 111),
          Map.entry("unrecognized_name", 112),
          Map.entry("bad_certificate_status_response", 113),
          Map.entry("bad_certificate_hash_value", 114),
          Map.entry("unknown_psk_identity", 115),
          Map.entry("certificate_required", 116),
          Map.entry("no_application_protocol", 120));

  private TlsAlert() {}

  /** The registry's name of an alert; the number itself where it has none. */
  public static String name(int number) {
    return NUMBERS.entrySet().stream()
        .filter(e -> e.getValue() == number)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> Integer.toString(number));
  }

  /**
   * The alert that an exception of JSSE says it received; {@link #NONE} where it says so of none.
   */
  static int receivedIn(String message) {
    Matcher m = RECEIVED.matcher(message == null ? "" : message);
    return m.find() ? NUMBERS.getOrDefault(m.group(1), NONE) : NONE;
  }
}
