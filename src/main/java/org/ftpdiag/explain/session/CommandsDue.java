package org.ftpdiag.explain.session;

import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.model.StepId;

/** Which of the commands sent a reply belongs to, where a log or a client is out of step. */
final class CommandsDue {
  /** No client waits so long for the answer to a passive command, and then goes. */
  private static final double PATIENCE_MS = 20_000;

  private CommandsDue() {}

  /** Some logs leave replies out: one that can only answer a later command shows that. */
  static void skipUnanswered(Deque<PendingCommand> due, int code) {
    if (due.size() < 2) {
      return;
    }
    Set<String> asked = FtpWords.answered(code);
    if (!asked.isEmpty() && due.stream().anyMatch(p -> asked.contains(p.verb))) {
      while (!asked.contains(due.peek().verb)) {
        due.poll();
      }
    }
  }

  /**
   * The passive command after which nothing came for long, in a server's log without replies: the
   * client had no data connection.
   */
  static Optional<PendingCommand> unmet(Deque<PendingCommand> due, double now) {
    return Optional.ofNullable(due.peekLast())
        .filter(p -> StepId.of(p.verb) == StepId.PASSIVE && now - p.sentAt() >= PATIENCE_MS);
  }

  /** Whether a client did not wait for a reply that belongs to a command before those due. */
  static boolean passOver(Deque<PendingCommand> due, int code) {
    Set<String> asked = FtpWords.answered(code);
    return due.size() > 1
        && !asked.isEmpty()
        && due.stream()
            .noneMatch(p -> asked.contains(p.verb) || p.isTransfer() && p.first.isPresent())
        && code != 227
        && code != 229;
  }
}
