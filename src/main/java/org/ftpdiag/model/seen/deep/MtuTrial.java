package org.ftpdiag.model.seen.deep;

import java.util.List;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.seen.CheckSight;

/**
 * Small transfers beside large ones.
 *
 * @param tries in their order
 * @param left files that could not be removed
 */
public record MtuTrial(String directory, List<Try> tries, List<String> left) implements CheckSight {
  public MtuTrial {
    tries = List.copyOf(tries);
    left = List.copyOf(left);
  }

  @Override
  public DeepCheck check() {
    return DeepCheck.MTU;
  }

  /** From the client's side. */
  public enum Direction {
    UP,
    DOWN
  }

  /** How a transfer ended. */
  public enum Outcome {
    PASSED,
    STALLED,
    FAILED
  }

  /**
   * One transfer.
   *
   * @param size its bytes
   * @param moved those that came; of an upload, those that were handed to the network
   */
  public record Try(Direction direction, long size, long moved, Outcome outcome) {}
}
