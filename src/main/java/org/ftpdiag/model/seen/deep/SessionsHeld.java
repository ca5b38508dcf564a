package org.ftpdiag.model.seen.deep;

import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.seen.CheckSight;
import org.ftpdiag.model.seen.Reply;

/**
 * How many sessions the server let one address hold at the same time, logged in.
 *
 * @param held with that of the probe
 * @param asked how many were to be tried
 * @param ended why no more came about; empty where all did, or the time was over
 */
public record SessionsHeld(int held, int asked, Optional<End> ended) implements CheckSight {
  @Override
  public DeepCheck check() {
    return DeepCheck.LIMITS;
  }

  /**
   * Why a session did not come about.
   *
   * @param command what was refused; empty for the connection and the greeting
   * @param fault what failed in place of a reply
   */
  public record End(String command, Optional<Reply> reply, Optional<String> fault) {}
}
