package org.ftpdiag.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.wire.WireException;

/**
 * Replies that came before the one that is due. RFC 959 section 4.2 allows one, servers send some;
 * an endless stream of them would outlast every deadline, for each by itself comes in time.
 */
public final class ExtraReplies {
  private static final int MOST = 256;
  private static final int MOST_CHARS = 64 * 1024;

  private final List<Reply> replies = new ArrayList<>();
  private int chars;

  /**
   * One more.
   *
   * @throws WireException OVERSIZED when it is one too many
   */
  public void add(Reply reply) throws WireException {
    chars += reply.lines().stream().mapToInt(String::length).sum();
    if (replies.size() >= MOST || chars > MOST_CHARS) {
      throw new WireException(
          new WireFault(Kind.OVERSIZED, "too many replies before the one due", reply.oneLine()));
    }
    replies.add(reply);
  }

  /** Some that were taken together, which is bounded already. */
  void addAll(Collection<Reply> drained) {
    replies.addAll(drained);
  }

  /** What came, in order. */
  public List<Reply> list() {
    return List.copyOf(replies);
  }
}
