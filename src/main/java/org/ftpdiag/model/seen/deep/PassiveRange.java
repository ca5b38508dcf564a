package org.ftpdiag.model.seen.deep;

import java.util.List;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.seen.CheckSight;

/**
 * A sample of the ports that passive commands name.
 *
 * @param command EPSV or PASV
 * @param ports in the order in which they were named, each once
 */
public record PassiveRange(String command, List<Port> ports) implements CheckSight {
  public PassiveRange {
    ports = List.copyOf(ports);
  }

  @Override
  public DeepCheck check() {
    return DeepCheck.PASSIVE_RANGE;
  }

  /** What became of a connect. */
  public enum Fate {
    OPEN,
    REFUSED,
    SILENT
  }

  /** One port, 1 to 65535. */
  public record Port(int number, Fate fate) {}
}
