package org.ftpdiag.model.seen.deep;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.seen.CheckSight;
import org.ftpdiag.model.seen.Reply;

/**
 * Listings over control and data connections in clear and under TLS.
 *
 * @param cells what was tried; what would have shown a password in clear was not
 */
public record ProtMatrix(List<Cell> cells) implements CheckSight {
  public ProtMatrix {
    cells = List.copyOf(cells);
  }

  @Override
  public DeepCheck check() {
    return DeepCheck.PROT_MATRIX;
  }

  /**
   * One way to list.
   *
   * @param works whether the listing came
   * @param command what was refused or failed in; empty where it works
   * @param reply the refusal
   * @param fault what failed in place of a reply
   */
  public record Cell(
      boolean controlTls,
      boolean dataTls,
      boolean works,
      String command,
      Optional<Reply> reply,
      Optional<String> fault) {}
}
