package org.ftpdiag.model.seen.deep;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.seen.CheckSight;
import org.ftpdiag.model.seen.Reply;

/**
 * What became of a file of all kinds of bytes.
 *
 * @param path the file
 * @param asciiDown fetched under TYPE A
 * @param asciiUp stored under TYPE A
 * @param restarts fetched from an offset on
 * @param append more added by APPE
 * @param digests what the server says that its checksum is
 * @param left those that could not be removed
 */
public record IntegrityTrial(
    String directory,
    String path,
    Outcome asciiDown,
    Outcome asciiUp,
    List<Restart> restarts,
    Outcome append,
    List<Digest> digests,
    List<String> left)
    implements CheckSight {
  public IntegrityTrial {
    restarts = List.copyOf(restarts);
    digests = List.copyOf(digests);
    left = List.copyOf(left);
  }

  @Override
  public DeepCheck check() {
    return DeepCheck.INTEGRITY;
  }

  /** Whether it is as it should be. */
  public enum Outcome {
    SAME,
    CHANGED,
    REFUSED,
    NOT_TRIED
  }

  /** A transfer from an offset on. */
  public record Restart(long offset, Outcome outcome) {}

  /**
   * A checksum.
   *
   * @param command such as {@code XMD5}
   * @param due the checksum of what was sent, in hexadecimal
   * @param reply the answer
   */
  public record Digest(String command, String due, Optional<Reply> reply, Outcome outcome) {}
}
