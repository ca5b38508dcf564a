package org.ftpdiag.diagnose;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ftpdiag.model.WireFault;

/** The alerts of TLS (RFC 8446 section 6.2 and the registry it names). */
final class Alert {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(0, "close_notify"),
          Map.entry(10, "unexpected_message"),
          Map.entry(20, "bad_record_mac"),
          Map.entry(22, "record_overflow"),
          Map.entry(40, "handshake_failure"),
          Map.entry(42, "bad_certificate"),
          Map.entry(43, "unsupported_certificate"),
          Map.entry(44, "certificate_revoked"),
          Map.entry(45, "certificate_expired"),
          Map.entry(46, "certificate_unknown"),
          Map.entry(47, "illegal_parameter"),
          Map.entry(48, "unknown_ca"),
          Map.entry(49, "access_denied"),
          Map.entry(50, "decode_error"),
          Map.entry(51, "decrypt_error"),
          Map.entry(70, "protocol_version"),
          Map.entry(71, "insufficient_security"),
          Map.entry(80, "internal_error"),
          Map.entry(86, "inappropriate_fallback"),
          Map.entry(109, "missing_extension"),
          Map.entry(112, "unrecognized_name"),
          Map.entry(116, "certificate_required"),
          Map.entry(120, "no_application_protocol"));

  private Alert() {}

  /** Whether a fault speaks of one of these: late alerts reach a reader by their names only. */
  static boolean named(WireFault fault, Set<Integer> alerts) {
    String detail = fault.detail().toLowerCase(Locale.ROOT);
    return alerts.stream().anyMatch(a -> NAMES.containsKey(a) && detail.contains(NAMES.get(a)));
  }

  /** Number and name, such as {@code 70 protocol_version}. */
  static String text(int alert) {
    String name = NAMES.get(alert);
    return name == null ? Integer.toString(alert) : alert + " " + name;
  }
}
