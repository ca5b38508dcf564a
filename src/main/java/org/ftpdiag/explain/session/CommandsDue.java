package org.ftpdiag.explain.session;

import java.util.Deque;
import java.util.Set;
import org.ftpdiag.explain.event.FtpWords;

/** Which of the commands sent a reply belongs to, where a log or a client is out of step. */
final class CommandsDue {
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
