package org.ftpdiag.probe.transfer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.probe.ExtraReplies;
import org.ftpdiag.probe.Session;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.WireException;

/** The replies to one transfer command: a 1xx that opens it and one that ends it, or a refusal. */
public final class TransferReplies {
  private final Session session;
  private final ExtraReplies late = new ExtraReplies();
  private Reply first;
  private Reply completion;
  private WireFault fault;

  TransferReplies(Session session) {
    this.session = session;
  }

  /** Takes what has come, without waiting. */
  public void poll() {
    read(Duration.ZERO);
  }

  /** Waits for the opening reply or the refusal. */
  void awaitFirst(Deadline deadline) {
    while (first == null && fault == null) {
      take(deadline, true);
    }
  }

  /** Waits for the end of a transfer that was opened. */
  void awaitCompletion(Deadline deadline) {
    while (!ended() && fault == null) {
      take(deadline, true);
    }
  }

  /** Waits so long for whatever may come, as after a failure. */
  void read(Duration wait) {
    Deadline deadline = session.time().deadline(wait);
    if (!ended() && fault == null) {
      take(deadline, false);
    }
  }

  private void take(Deadline deadline, boolean due) {
    try {
      Optional<Reply> reply =
          due
              ? Optional.of(session.control().readReply(deadline))
              : session.control().readReplyWithin(deadline);
      if (reply.isPresent()) {
        place(reply.get());
      }
    } catch (WireException e) {
      fault = e.fault();
      session.exchanges().fail(fault);
    }
  }

  private void place(Reply reply) throws WireException {
    if (reply.preliminary()) {
      if (first == null) {
        first = reply;
      } else {
        late.add(reply);
      }
    } else if (first == null) {
      first = reply; // a refusal, or a server that skips the 1xx
      if (!reply.positive()) {
        return;
      }
      completion = reply;
    } else {
      completion = reply;
    }
    if (reply.code() == 421) {
      session.exchanges().giveUp();
    }
  }

  /** The command was answered by something that is neither 1xx nor 2xx: no data will flow. */
  public boolean refused() {
    return fault != null || (first != null && !first.preliminary() && !first.positive());
  }

  /** Nothing more is due. */
  boolean ended() {
    return completion != null || refused();
  }

  Optional<Reply> first() {
    return Optional.ofNullable(first);
  }

  Optional<Reply> completion() {
    return Optional.ofNullable(completion);
  }

  Optional<WireFault> fault() {
    return Optional.ofNullable(fault);
  }

  /** Whether the server has said that the transfer is complete. */
  boolean confirmed() {
    return completion != null && completion.positive();
  }

  /** Whether a wait was waited to its end in vain. */
  boolean timedOut() {
    return fault != null && fault.kind() == WireFault.Kind.TIMED_OUT;
  }

  List<Reply> late() {
    return late.list();
  }
}
