package org.ftpdiag.probe;

import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.wire.WireException;

/** What is known of a transfer while it runs. */
final class TransferRecord {
  private final String verb;
  private final String argument;
  private final Session session;
  private final TransferReplies replies;
  private final long start;
  private boolean active;
  private TlsAttempt tls;
  private long bytes;
  private double firstByteMs = -1;
  private WireFault data;
  private boolean truncated;

  TransferRecord(String verb, String argument, Session session, TransferReplies replies) {
    this.verb = verb;
    this.argument = argument;
    this.session = session;
    this.replies = replies;
    this.start = session.now();
  }

  String verb() {
    return verb;
  }

  void active() {
    active = true;
  }

  /** Sends the transfer command. */
  void command() throws WireException {
    try {
      session
          .control()
          .send(verb, argument, session.waiting(Phrase.of("wait.reply", "command", verb)));
    } catch (WireException e) {
      session.fail(e.fault());
      throw e;
    }
  }

  void tls(TlsAttempt attempt) {
    tls = attempt;
  }

  /** The handshake on the data connection, where one took place. */
  Optional<TlsAttempt> tls() {
    return Optional.ofNullable(tls);
  }

  void moved(long total, double firstMs) {
    bytes = total;
    if (firstByteMs < 0) {
      firstByteMs = firstMs;
    }
  }

  long bytes() {
    return bytes;
  }

  void data(WireFault fault) {
    data = fault;
  }

  Optional<WireFault> dataFault() {
    return Optional.ofNullable(data);
  }

  void truncated(boolean noCloseNotify) {
    truncated = noCloseNotify && tls != null;
  }

  Transfer finished() {
    return new Transfer(
        verb,
        argument,
        active,
        replies.first(),
        tls(),
        bytes,
        Optional.ofNullable(data),
        truncated,
        replies.completion(),
        replies.fault(),
        replies.late(),
        firstByteMs,
        session.millisSince(start));
  }
}
