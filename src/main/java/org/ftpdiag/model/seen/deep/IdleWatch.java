package org.ftpdiag.model.seen.deep;

import java.util.Optional;
import java.util.OptionalDouble;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.seen.CheckSight;
import org.ftpdiag.model.seen.Reply;

/**
 * A silent session, and beside it one that sends NOOP now and then, for as long as there was time.
 *
 * @param watchedMs how long the silent one was watched, milliseconds
 * @param endedMs when the server ended it, milliseconds from the login; empty where it did not
 * @param word its last word
 * @param noops how often NOOP was sent on the other one
 * @param noopEnded whether the server had ended that one too by then; empty where nothing was seen
 */
public record IdleWatch(
    double watchedMs,
    OptionalDouble endedMs,
    Optional<Reply> word,
    int noops,
    Optional<Boolean> noopEnded)
    implements CheckSight {
  @Override
  public DeepCheck check() {
    return DeepCheck.IDLE;
  }
}
