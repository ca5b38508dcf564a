package org.ftpdiag.model;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A closer look than the steps of a probe take, by its name for {@code --check}. What it does
 * stands in the words under {@code deep.NAME}; what it costs stands here.
 */
public enum DeepCheck {
  /** Which TLS versions and cipher suites are accepted. */
  TLS_VERSIONS(
      StepId.TLS,
      Asked.BY_ALL,
      new CheckCost(13, 13, 0, 5),
      FindingId.TLS_VERSION_OLD,
      FindingId.TLS_CIPHER_WEAK),

  /**
   * Whether data connections must, may or cannot resume the TLS session. That a server runs out of
   * sessions shows in passing, too.
   */
  TLS_RESUMPTION(
      StepId.LIST,
      Asked.BY_ALL,
      new CheckCost(9, 25, 4 << 20, 4),
      FindingId.TLS_SESSION_REUSE_REQUIRED),

  /**
   * Control and data connections in every combination of plain and TLS. A probe finds most of it in
   * passing: no finding needs it.
   */
  PROT_MATRIX(StepId.LIST, Asked.BY_ALL, new CheckCost(5, 20, 0, 4)),

  /** Whether LIST, NLST and MLSD agree, and in which time zone LIST is. */
  LISTINGS(
      StepId.LIST,
      Asked.BY_ALL,
      new CheckCost(4, 10, 4 << 20, 5),
      FindingId.LISTINGS_DIFFER,
      FindingId.LISTING_TIME_LOCAL),

  /** Which of the passive ports can be reached: a sample. */
  PASSIVE_RANGE(
      StepId.PASSIVE,
      Asked.BY_NAME,
      new CheckCost(20, 20, 0, 5),
      FindingId.PASSIVE_RANGE_PARTLY_BLOCKED),

  /** Whether a device on the way has to read FTP for data connections to work. */
  FIREWALL_TLS(
      StepId.PASSIVE, Asked.BY_NAME, new CheckCost(8, 20, 0, 5), FindingId.FIREWALL_READS_FTP),

  /** Whether a device on the way changes the addresses in 227 and PORT. */
  ADDRESS_REWRITE(
      StepId.PASSIVE, Asked.BY_NAME, new CheckCost(4, 30, 0, 4), FindingId.ADDRESS_REWRITTEN),

  /** Whether packets of full size are lost on the way. */
  MTU(StepId.LIST, Asked.BY_NAME, new CheckCost(12, 60, 150_000, 10), FindingId.MTU_BLACK_HOLE),

  /** Whether files keep their names. */
  NAMES(
      StepId.UPLOAD,
      Asked.BY_NAME_WITH_PUT,
      new CheckCost(7, 30, 1_000, 4),
      FindingId.NAMES_CHANGED),

  /** Whether files and their checksums are right in every way of transfer. */
  INTEGRITY(
      StepId.UPLOAD,
      Asked.BY_NAME_WITH_PUT,
      new CheckCost(9, 40, 200_000, 5),
      FindingId.ASCII_DAMAGES,
      FindingId.HASH_WRONG),

  /** Whether the session can leave its login directory. */
  ESCAPE(StepId.LIST, Asked.BY_NAME, new CheckCost(0, 25, 0, 3), FindingId.LOGIN_DIRECTORY_LEFT),

  /** Whether PORT to a third host is accepted (RFC 2577 section 2). */
  BOUNCE(StepId.ACTIVE, Asked.BY_ALL, new CheckCost(0, 1, 0, 1), FindingId.BOUNCE_ALLOWED),

  /** Which users get how far in clear and under TLS. */
  LOGIN_POLICY(
      StepId.LOGIN,
      Asked.BY_NAME,
      new CheckCost(5, 15, 0, 10),
      FindingId.PLAIN_LOGIN_ALLOWED,
      FindingId.USER_NAMES_TOLD),

  /** How many sessions one address may hold. */
  LIMITS(StepId.LOGIN, Asked.BY_NAME, new CheckCost(9, 36, 0, 5), FindingId.SESSION_LIMIT),

  /** When the server gives up on a silent session, and whether NOOP keeps one. */
  IDLE(
      StepId.LOGIN,
      Asked.BY_NAME,
      new CheckCost(2, 20, 0, 110),
      FindingId.IDLE_LIMIT,
      FindingId.NOOP_NO_KEEPALIVE);

  /** When a look is taken. */
  private enum Asked {
    /** With all others, or by its name. */
    BY_ALL,
    /** By its name. */
    BY_NAME,
    /** By its name, and where files may be put. */
    BY_NAME_WITH_PUT
  }

  private final StepId step;
  private final Asked asked;
  private final CheckCost cost;
  private final Set<FindingId> finds;

  DeepCheck(StepId step, Asked asked, CheckCost cost, FindingId... finds) {
    this.step = step;
    this.asked = asked;
    this.cost = cost;
    this.finds = Set.of(finds);
  }

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The step under which it is reported what it saw. */
  public StepId step() {
    return step;
  }

  /** Whether {@code --all-checks} asks for it. */
  public boolean ofAll() {
    return asked == Asked.BY_ALL;
  }

  /** Whether it puts files, and so needs {@code --put}. */
  public boolean puts() {
    return asked == Asked.BY_NAME_WITH_PUT;
  }

  /** What is found by it alone, as a rule. */
  public Set<FindingId> finds() {
    return finds;
  }

  /** What it takes, where nothing else is asked for. */
  public CheckCost cost() {
    return cost;
  }

  /** The one of a name; empty where there is none. */
  public static Optional<DeepCheck> of(String id) {
    return EnumSet.allOf(DeepCheck.class).stream().filter(c -> c.id().equals(id)).findFirst();
  }

  /** Those without which these findings are not looked for. */
  public static Set<DeepCheck> lookingFor(Set<FindingId> findings) {
    EnumSet<DeepCheck> all = EnumSet.allOf(DeepCheck.class);
    all.removeIf(c -> c.finds.stream().noneMatch(findings::contains));
    return all;
  }
}
