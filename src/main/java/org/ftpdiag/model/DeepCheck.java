package org.ftpdiag.model;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A closer look than the steps of a probe take, by its name for {@code --check}. All of these leave
 * nothing behind, and {@code --all-checks} asks for every one.
 */
public enum DeepCheck {
  /** Which TLS versions before 1.2 are accepted. */
  TLS_VERSIONS(FindingId.TLS_VERSION_OLD),

  /** Whether data connections must, may or cannot resume the TLS session. */
  TLS_RESUMPTION(FindingId.TLS_SESSION_REUSE_REQUIRED),

  /** Whether PORT to a third host is accepted (RFC 2577 section 2). */
  BOUNCE(FindingId.BOUNCE_ALLOWED);

  private final FindingId finds;

  DeepCheck(FindingId finds) {
    this.finds = finds;
  }

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of a name; empty where there is none. */
  public static Optional<DeepCheck> of(String id) {
    return EnumSet.allOf(DeepCheck.class).stream().filter(c -> c.id().equals(id)).findFirst();
  }

  /** Those without which these findings are not looked for. */
  public static Set<DeepCheck> lookingFor(Set<FindingId> findings) {
    EnumSet<DeepCheck> all = EnumSet.allOf(DeepCheck.class);
    all.removeIf(c -> !findings.contains(c.finds));
    return all;
  }
}
