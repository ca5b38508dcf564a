package org.ftpdiag.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Everything ftpdiag can find, with the severity a finding has when it stops the work that was
 * asked for and the side that can mend it as a rule. Names never change their meaning.
 */
public enum FindingId {
  DNS_NOT_FOUND(Severity.FAIL, Side.CLIENT),
  DNS_UNAVAILABLE(Severity.FAIL, Side.CLIENT),
  CONNECT_REFUSED(Severity.FAIL, Side.SERVER),
  CONNECT_TIMEOUT(Severity.FAIL, Side.NETWORK),
  CONNECT_UNREACHABLE(Severity.FAIL, Side.NETWORK),
  CONNECT_FAMILY_BROKEN(Severity.WARN, Side.NETWORK),
  GREETING_TIMEOUT(Severity.FAIL, Side.SERVER),
  GREETING_SLOW(Severity.WARN, Side.SERVER),
  GREETING_CLOSED(Severity.FAIL, Side.SERVER),
  GREETING_MANGLED(Severity.WARN, Side.NETWORK),
  NOT_FTP(Severity.FAIL, Side.CLIENT),
  IMPLICIT_TLS_EXPECTED(Severity.FAIL, Side.CLIENT),
  SERVICE_UNAVAILABLE(Severity.FAIL, Side.SERVER),
  TOO_MANY_CONNECTIONS(Severity.FAIL, Side.SERVER),
  ACCESS_DENIED_BY_ADDRESS(Severity.FAIL, Side.SERVER),
  REPLY_MALFORMED(Severity.WARN, Side.SERVER),
  REPLY_OVERSIZED(Severity.FAIL, Side.SERVER),
  REPLY_CODE_UNKNOWN(Severity.INFO, Side.SERVER),
  TLS_UNSUPPORTED(Severity.FAIL, Side.SERVER),
  TLS_REQUIRED(Severity.FAIL, Side.CLIENT),
  TLS_HANDSHAKE_FAILED(Severity.FAIL, Side.SERVER),
  TLS_VERSION_UNSUPPORTED(Severity.FAIL, Side.SERVER),
  TLS_CLIENT_CERTIFICATE_REQUIRED(Severity.FAIL, Side.CLIENT),
  TLS_CERTIFICATE_EXPIRED(Severity.FAIL, Side.SERVER),
  TLS_CERTIFICATE_NOT_YET_VALID(Severity.FAIL, Side.SERVER),
  TLS_CERTIFICATE_EXPIRING(Severity.WARN, Side.SERVER),
  TLS_CERTIFICATE_NAME_MISMATCH(Severity.FAIL, Side.SERVER),
  TLS_CERTIFICATE_SELF_SIGNED(Severity.FAIL, Side.SERVER),
  TLS_CERTIFICATE_UNTRUSTED(Severity.FAIL, Side.SERVER),
  TLS_CERTIFICATE_WEAK(Severity.WARN, Side.SERVER),
  TLS_CHAIN_ORDER(Severity.INFO, Side.SERVER),
  TLS_NOT_FOR_ANONYMOUS(Severity.FAIL, Side.SERVER),
  TLS_DATA_UNPROTECTED(Severity.WARN, Side.SERVER),
  TLS_DATA_REQUIRED(Severity.FAIL, Side.CLIENT),
  TLS_DATA_HANDSHAKE_FAILED(Severity.FAIL, Side.SERVER),
  TLS_DATA_CERTIFICATE(Severity.FAIL, Side.SERVER),
  TLS_SESSION_REUSE_REQUIRED(Severity.INFO, Side.SERVER),
  TLS_TRUNCATED(Severity.WARN, Side.SERVER),
  TLS_VERSION_OLD(Severity.WARN, Side.SERVER),
  TLS_CIPHER_WEAK(Severity.WARN, Side.SERVER),
  TLS_RESUMPTION_RUNS_OUT(Severity.WARN, Side.SERVER),
  PASSWORD_IN_CLEAR(Severity.WARN, Side.CLIENT),
  LOGIN_REJECTED(Severity.FAIL, Side.CLIENT),
  ANONYMOUS_REFUSED(Severity.FAIL, Side.CLIENT),
  ANONYMOUS_ONLY(Severity.FAIL, Side.CLIENT),
  USER_NOT_ALLOWED(Severity.FAIL, Side.SERVER),
  ACCOUNT_REQUIRED(Severity.FAIL, Side.CLIENT),
  PASSWORD_EXPIRED(Severity.FAIL, Side.CLIENT),
  LOGIN_LOCKED_OUT(Severity.FAIL, Side.SERVER),
  LOGIN_HOME_UNAVAILABLE(Severity.FAIL, Side.SERVER),
  LOGIN_CHROOT_WRITABLE(Severity.FAIL, Side.SERVER),
  LOGIN_SLOW(Severity.WARN, Side.SERVER),
  PLAIN_LOGIN_ALLOWED(Severity.WARN, Side.SERVER),
  USER_NAMES_TOLD(Severity.WARN, Side.SERVER),
  SESSION_LIMIT(Severity.INFO, Side.SERVER),
  IDLE_LIMIT(Severity.INFO, Side.SERVER),
  NOOP_NO_KEEPALIVE(Severity.WARN, Side.SERVER),
  FEAT_UNSUPPORTED(Severity.INFO, Side.SERVER),
  UTF8_UNSUPPORTED(Severity.INFO, Side.SERVER),
  COMMAND_UNSUPPORTED(Severity.INFO, Side.SERVER),
  FEATURES_CONTRADICT(Severity.WARN, Side.SERVER),
  PASSIVE_ADDRESS_PRIVATE(Severity.FAIL, Side.SERVER),
  PASSIVE_ADDRESS_MISMATCH(Severity.WARN, Side.SERVER),
  PASSIVE_PORT_BLOCKED(Severity.FAIL, Side.NETWORK),
  PASSIVE_PORT_REFUSED(Severity.FAIL, Side.NETWORK),
  PASSIVE_RANGE_PARTLY_BLOCKED(Severity.FAIL, Side.NETWORK),
  PASSIVE_DISABLED(Severity.FAIL, Side.SERVER),
  EPSV_UNSUPPORTED(Severity.INFO, Side.SERVER),
  EPSV_BROKEN(Severity.WARN, Side.NETWORK),
  ACTIVE_BLOCKED(Severity.FAIL, Side.NETWORK),
  ACTIVE_REFUSED(Severity.FAIL, Side.SERVER),
  DATA_CONNECTION_REJECTED(Severity.FAIL, Side.SERVER),
  DATA_UNAVAILABLE(Severity.FAIL, Side.SERVER),
  DATA_STALLED(Severity.FAIL, Side.NETWORK),
  DATA_ABORTED(Severity.FAIL, Side.SERVER),
  DATA_COMPLETION_MISSING(Severity.FAIL, Side.NETWORK),
  LIST_DENIED(Severity.FAIL, Side.SERVER),
  LIST_UNPARSEABLE(Severity.WARN, Side.SERVER),
  LIST_ENCODING(Severity.WARN, Side.SERVER),
  LISTINGS_DIFFER(Severity.WARN, Side.SERVER),
  LISTING_TIME_LOCAL(Severity.INFO, Side.SERVER),
  DIRECTORY_MISSING(Severity.FAIL, Side.CLIENT),
  FILE_NOT_FOUND(Severity.FAIL, Side.CLIENT),
  PERMISSION_DENIED(Severity.FAIL, Side.SERVER),
  STORAGE_FULL(Severity.FAIL, Side.SERVER),
  QUOTA_EXCEEDED(Severity.FAIL, Side.SERVER),
  NAME_NOT_ALLOWED(Severity.FAIL, Side.CLIENT),
  TRANSFER_CORRUPT(Severity.FAIL, Side.SERVER),
  SIZE_MISMATCH(Severity.FAIL, Side.SERVER),
  RESUME_UNSUPPORTED(Severity.INFO, Side.SERVER),
  DELETE_DENIED(Severity.WARN, Side.SERVER),
  RENAME_DENIED(Severity.INFO, Side.SERVER),
  CLOCK_SKEW(Severity.WARN, Side.SERVER),
  CONTROL_CLOSED(Severity.FAIL, Side.SERVER),
  CONTROL_TIMEOUT(Severity.FAIL, Side.NETWORK),
  IDLE_TIMEOUT(Severity.FAIL, Side.SERVER),
  BOUNCE_ALLOWED(Severity.WARN, Side.SERVER),
  ANONYMOUS_WRITABLE(Severity.WARN, Side.SERVER),
  FIREWALL_READS_FTP(Severity.WARN, Side.NETWORK),
  ADDRESS_REWRITTEN(Severity.WARN, Side.NETWORK),
  MTU_BLACK_HOLE(Severity.FAIL, Side.NETWORK),
  NAMES_CHANGED(Severity.WARN, Side.SERVER),
  ASCII_DAMAGES(Severity.INFO, Side.SERVER),
  HASH_WRONG(Severity.FAIL, Side.SERVER),
  LOGIN_DIRECTORY_LEFT(Severity.INFO, Side.SERVER),
  /** Of logs alone: a program says that something failed, and not what. */
  FAILURE_UNEXPLAINED(Severity.FAIL, Side.CLIENT),
  PROXY_UNREACHABLE(Severity.FAIL, Side.CLIENT),
  PROXY_REFUSED(Severity.FAIL, Side.CLIENT),
  PROXY_LOGIN_REJECTED(Severity.FAIL, Side.CLIENT),
  VIRTUAL_HOST_UNKNOWN(Severity.FAIL, Side.CLIENT);

  private static final Map<String, FindingId> BY_ID = new HashMap<>();

  static {
    for (FindingId f : values()) {
      BY_ID.put(f.id(), f);
    }
  }

  private final Severity severity;
  private final Side side;

  FindingId(Severity severity, Side side) {
    this.severity = severity;
    this.side = side;
  }

  /** The name in reports and tables, such as {@code passive-port-blocked}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The severity when the finding stops what was asked for. */
  public Severity severity() {
    return severity;
  }

  /**
   * The most that it can ever weigh: two remarks stop the work where a reply cannot be read, or the
   * resumption cannot be met.
   */
  public Severity most() {
    return this == REPLY_MALFORMED || this == TLS_SESSION_REUSE_REQUIRED ? Severity.FAIL : severity;
  }

  /** Who can mend it as a rule; the evidence of a run may say better. */
  public Side side() {
    return side;
  }

  /** Whether it says no more than that something was refused: a reply may say why besides. */
  public boolean refuses() {
    return switch (this) {
      case SERVICE_UNAVAILABLE,
          TLS_UNSUPPORTED,
          LOGIN_REJECTED,
          ANONYMOUS_REFUSED,
          USER_NOT_ALLOWED,
          FEAT_UNSUPPORTED,
          UTF8_UNSUPPORTED,
          COMMAND_UNSUPPORTED,
          EPSV_UNSUPPORTED,
          PASSIVE_DISABLED,
          ACTIVE_REFUSED,
          DATA_UNAVAILABLE,
          DATA_ABORTED,
          LIST_DENIED,
          DIRECTORY_MISSING,
          FILE_NOT_FOUND,
          PERMISSION_DENIED,
          NAME_NOT_ALLOWED,
          RESUME_UNSUPPORTED,
          DELETE_DENIED ->
          true;
      default -> false;
    };
  }

  /** The finding of that name, empty when there is none. */
  public static Optional<FindingId> of(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }
}
