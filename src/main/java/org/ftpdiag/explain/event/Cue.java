package org.ftpdiag.explain.event;

import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.model.seen.WireFault;

/** What the words of a program that wrote a log mean. */
public enum Cue {
  // What it does
  CONNECTING,
  CONNECTED,
  TLS_ESTABLISHED,
  IMPLICIT_TLS,
  DATA_CONNECTING,
  DATA_CONNECTED,
  /** It takes the control connection's address in place of the one that the reply named. */
  ADDRESS_REPLACED,
  ENDED,
  // What went wrong
  DNS_NOT_FOUND,
  DNS_UNAVAILABLE,
  REFUSED(WireFault.Kind.REFUSED),
  TIMED_OUT(WireFault.Kind.TIMED_OUT),
  UNREACHABLE(WireFault.Kind.UNREACHABLE),
  RESET(WireFault.Kind.RESET),
  CLOSED(WireFault.Kind.CLOSED),
  LOCAL(WireFault.Kind.LOCAL),
  OVERSIZED(WireFault.Kind.OVERSIZED),
  MALFORMED(WireFault.Kind.MALFORMED),
  NOT_FTP,
  TLS(WireFault.Kind.TLS),
  /** Plain text came where TLS was due. */
  TLS_PLAIN(WireFault.Kind.TLS),
  /** No common version: the alert protocol_version, or the like. */
  TLS_VERSION(WireFault.Kind.TLS),
  TLS_CLIENT_CERTIFICATE(WireFault.Kind.TLS),
  TLS_TRUNCATED(WireFault.Kind.TLS),
  CERTIFICATE_UNTRUSTED,
  CERTIFICATE_SELF_SIGNED,
  CERTIFICATE_NAME,
  CERTIFICATE_EXPIRED,
  CERTIFICATE_NOT_YET_VALID,
  /** It failed, and the line does not say why. */
  FAILED,
  // Where it happened, as a stack trace tells
  AT_CONNECT,
  AT_TLS,
  AT_DATA,
  AT_REPLY;

  private final Optional<WireFault.Kind> fault;

  Cue() {
    this.fault = Optional.empty();
  }

  Cue(WireFault.Kind fault) {
    this.fault = Optional.of(fault);
  }

  /** The failure of the wire that it is; empty for what is none. */
  public Optional<WireFault.Kind> fault() {
    return fault;
  }

  /** Whether it tells of a failure. */
  public boolean trouble() {
    return compareTo(DNS_NOT_FOUND) >= 0 && compareTo(FAILED) <= 0;
  }

  public boolean certificate() {
    return compareTo(CERTIFICATE_UNTRUSTED) >= 0 && compareTo(CERTIFICATE_NOT_YET_VALID) <= 0;
  }

  public boolean place() {
    return compareTo(AT_CONNECT) >= 0;
  }

  /**
   * Whether of two places in a stack trace this one tells more: a data connection is opened by
   * connecting, and a reply may be awaited in whatever is going on.
   */
  public boolean outweighs(Cue other) {
    return this == AT_REPLY || this == AT_DATA && other != AT_REPLY;
  }

  /** The name in the words, such as {@code timed-out}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Cue of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
