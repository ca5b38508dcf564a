package org.ftpdiag.probe;

import java.util.Collection;
import java.util.Set;
import org.ftpdiag.model.seen.Reply;

/**
 * Replies to earlier commands that have not come yet, and what tells them from the answer to the
 * next command.
 */
final class OutstandingReplies {
  /** Commands that no server answers with a reply about a data connection. */
  private static final Set<String> NOT_ABOUT_DATA =
      Set.of("STAT", "PWD", "CWD", "TYPE", "SIZE", "MDTM", "REST", "NOOP", "SYST", "FEAT", "HELP");

  private int ofTransfers;
  private int interrupted;

  /** A transfer failed before its last reply came. */
  void transferFailed() {
    ofTransfers++;
  }

  /** The user, or the end of the time, cut off the wait for an answer. */
  void waitInterrupted() {
    interrupted++;
  }

  /** An answer whose wait had been cut off has come after all. */
  void interruptedCame() {
    interrupted--;
  }

  boolean anyOfTransfers() {
    return ofTransfers > 0;
  }

  boolean anyInterrupted() {
    return interrupted > 0;
  }

  boolean any() {
    return ofTransfers + interrupted > 0;
  }

  /** These came before the next command was sent, so they belong to earlier ones. */
  void came(Collection<Reply> replies) {
    replies.forEach(this::came);
  }

  /** A preliminary one only announces the last reply, which is still due. */
  private void came(Reply reply) {
    if (ofTransfers > 0 && !reply.preliminary()) {
      ofTransfers--;
    }
  }

  /**
   * Whether a reply that was read in place of an answer belongs to an earlier command, or is only
   * preliminary. Such a one is counted as having come.
   */
  boolean takes(String verb, Reply reply) {
    boolean taken = reply.preliminary() || isLate(verb, reply);
    if (taken) {
      came(reply);
    }
    return taken;
  }

  private boolean isLate(String verb, Reply reply) {
    return any()
        && switch (reply.code()) {
          case 225, 226, 425, 426, 451, 452, 522, 552 -> true;
          case 221 -> false;
          default -> verb.equals("QUIT");
        };
  }

  /**
   * Whether a reply speaks of a data connection though the command has nothing to do with one:
   * pyftpdlib turns a connection from another address away the moment it comes, without waiting for
   * the transfer command (dispatchers.py). Taken for an answer, it would put all that follow out of
   * step.
   */
  static boolean unasked(String verb, Reply reply) {
    return refusesDataConnection(reply) && NOT_ABOUT_DATA.contains(verb);
  }

  /** RFC 959 section 4.2.2: 425 "can't open data connection". */
  static boolean refusesDataConnection(Reply reply) {
    return reply.code() == 425;
  }
}
