package org.ftpdiag.diagnose;

import java.util.Set;
import org.ftpdiag.knowledge.ReplyContext.Flag;
import org.ftpdiag.model.seen.Reply;

/**
 * A reply and what it answers.
 *
 * @param after the verb in capitals, or {@code greeting}
 * @param argument of the command, secrets masked; empty for none
 * @param flags the state of the session
 * @param surplus it came though nothing more was due
 */
public record ReceivedReply(
    Moment place, String after, String argument, Reply reply, Set<Flag> flags, boolean surplus) {
  public static final String GREETING = "greeting";

  /** The command as sent; {@code greeting} for the greeting. */
  public String line() {
    return argument.isEmpty() ? after : after + " " + argument;
  }

  ReceivedReply asSurplus() {
    return new ReceivedReply(place, after, argument, reply, flags, true);
  }

  public boolean encrypted() {
    return flags.contains(Flag.TLS);
  }

  public boolean active() {
    return flags.contains(Flag.ACTIVE);
  }
}
