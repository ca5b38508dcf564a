package org.ftpdiag.model.seen.deep;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.seen.CheckSight;
import org.ftpdiag.model.seen.deep.PassiveRange.Port;

/**
 * Passive ports asked for in a session under TLS and in one without, and what became of connects to
 * them.
 *
 * @param command EPSV or PASV
 * @param encrypted those of the session under TLS
 * @param clear those of the session without
 * @param refused why one of the sessions did not come about; empty where both did
 */
public record FirewallTls(
    String command, List<Port> encrypted, List<Port> clear, Optional<String> refused)
    implements CheckSight {
  public FirewallTls {
    encrypted = List.copyOf(encrypted);
    clear = List.copyOf(clear);
  }

  @Override
  public DeepCheck check() {
    return DeepCheck.FIREWALL_TLS;
  }
}
