package org.ftpdiag.diagnose;

import org.ftpdiag.model.seen.WireFault.Kind;

/** How failures of the wire are called in the keys of evidence. */
public final class FaultWord {
  private FaultWord() {}

  /**
   * One of {@code refused}, {@code silent}, {@code reset}, {@code closed}, {@code tls} and {@code
   * failed}.
   */
  public static String word(Kind kind) {
    return switch (kind) {
      case REFUSED -> "refused";
      case TIMED_OUT, CANCELLED -> "silent";
      case RESET -> "reset";
      case CLOSED -> "closed";
      case TLS -> "tls";
      case UNREACHABLE, MALFORMED, OVERSIZED, LOCAL, EXHAUSTED -> "failed";
    };
  }
}
