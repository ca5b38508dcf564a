package org.ftpdiag.probe.transfer;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.TimeBudget;
import org.ftpdiag.probe.WatchedLink;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.Link;
import org.ftpdiag.wire.TcpLink;
import org.ftpdiag.wire.WireException;
import org.ftpdiag.wire.tls.TlsHandshake;

/** One transfer command, from its sending to its last reply. */
final class TransferRun {
  /** How long to wait for the server's reply after a data connection failed. */
  private static final Duration REASON = Duration.ofSeconds(2);

  /** So many KiB on an upload's data connection may come before the server's end is seen. */
  private static final int UNASKED_READS = 64;

  private final Session session;
  private final TimeBudget time;
  private final String verb;
  private final String argument;
  private final TransferReplies replies;
  private final long start;

  TransferRun(Session session, String verb, String argument) {
    this.session = session;
    this.time = session.time();
    this.verb = verb;
    this.argument = argument;
    this.replies = new TransferReplies(session);
    this.start = time.now();
  }

  TransferReplies replies() {
    return replies;
  }

  /** Sends the command. */
  void command() throws WireException {
    try {
      session.control().send(verb, argument, waitingForReply());
    } catch (WireException e) {
      session.exchanges().fail(e.fault());
      throw e;
    }
  }

  private Deadline waitingForReply() {
    return time.waiting(Phrase.of("wait.reply", "command", verb));
  }

  /**
   * From the open data connection to the last reply.
   *
   * @param resume under TLS, offer to resume the control connection's session
   */
  DataResult move(TcpLink tcp, DataFlow flow, boolean resume) {
    if (!session.state().dataProtected()) {
      return flow(tcp, flow).over(Optional.empty());
    }
    WatchedLink watched = new WatchedLink(tcp, replies, time.clock());
    TlsHandshake handshake = session.encryption().encryptData(watched, resume);
    watched.stopWatching();
    boolean refused = replies.refused();
    Optional<TlsAttempt> tls = Optional.of(handshake.attempt()).filter(a -> !refused);
    if (handshake.link().isEmpty()) {
      tcp.close();
      awaitReason();
      return DataResult.nothing(tls, tls.flatMap(TlsAttempt::fault));
    }
    if (session.distrusts(handshake.attempt())) {
      // As curl and FileZilla do: what a stranger sends is not the user's file, and what is
      // uploaded is not for a stranger.
      handshake.link().get().close();
      awaitReason();
      String why = "the data connection's certificate is not trusted";
      return DataResult.nothing(tls, Optional.of(WireFault.of(Kind.TLS, why)));
    }
    return flow(handshake.link().get(), flow).over(tls);
  }

  private DataResult flow(Link link, DataFlow flow) {
    replies.awaitFirst(waitingForReply());
    if (replies.refused()) {
      boolean ask = replies.timedOut() && !time.over();
      return DataResult.nothing(Optional.empty(), ask ? hungUp(link) : Optional.empty());
    }
    DataResult result = flow.move(link, verb);
    String then = result.fault().map(f -> ", then " + f.text()).orElse("");
    session.recorder().event(Channel.DATA, result.bytes() + " bytes" + then);
    if (result.fault().isPresent()) {
      link.close();
      awaitReason();
      return stood(result) && flow.complete() && replies.confirmed() ? result.ended() : result;
    }
    if (flow.outbound()) {
      awaitStored(flow);
      Optional<WireFault> unread = replies.timedOut() ? unread(link) : Optional.empty();
      link.close();
      return unread.map(result::withFault).orElse(result);
    }
    link.close();
    replies.awaitCompletion(waitingForCompletion(flow));
    return result;
  }

  private Deadline waitingForCompletion(DataFlow flow) {
    Phrase end = Phrase.of("wait.completion", "command", verb);
    return time.waiting(end, flow.untilReply(time.timeout()));
  }

  /**
   * What was written lies in this machine for as long as the line to the server takes: the upload
   * goes on until the server says that it has it, and its time does not count.
   */
  private void awaitStored(DataFlow flow) {
    long allowed = flow.untilReply(time.timeout()).toNanos();
    long start = time.now();
    time.extend(allowed);
    replies.awaitCompletion(waitingForCompletion(flow));
    time.extend(time.now() - start - allowed);
  }

  private static boolean stood(DataResult result) {
    return result.fault().filter(f -> f.kind() == Kind.TIMED_OUT).isPresent();
  }

  /**
   * No reply came to an upload. Written bytes may still lie in this machine: that the server has
   * ended its side shows that it read them to their end. Empty where it has.
   */
  private static Optional<WireFault> unread(Link link) {
    ByteBuffer nothing = ByteBuffer.allocate(1024);
    try {
      int got = link.readNow(nothing);
      for (int reads = 0; got > 0 && reads < UNASKED_READS; reads++) {
        got = link.readNow(nothing.clear());
      }
      return got >= 0
          ? Optional.of(WireFault.of(Kind.TIMED_OUT, "the server has not ended its side"))
          : Optional.empty();
    } catch (WireException e) {
      return Optional.of(e.fault());
    }
  }

  /**
   * How the server ended a data connection whose command it does not answer; empty when it did not.
   * Pure-FTPd goes on waiting for the right client while it hangs up on others (src/ftpd.c).
   */
  private static Optional<WireFault> hungUp(Link link) {
    try {
      return link.readNow(ByteBuffer.allocate(1)) < 0
          ? Optional.of(WireFault.of(Kind.CLOSED, ""))
          : Optional.empty();
    } catch (WireException e) {
      return Optional.of(e.fault());
    }
  }

  /** The data connection failed: the server may say why, now or later. */
  private void awaitReason() {
    Duration wait = time.over() ? Duration.ZERO : REASON;
    replies.read(wait);
    replies.read(wait);
    expectLateReply();
  }

  /** The server has not connected, and may have said why. */
  DataResult noConnection() {
    boolean silent = !replies.ended();
    expectLateReply();
    WireFault fault = WireFault.of(Kind.TIMED_OUT, "no connection from the server");
    return silent ? DataResult.nothing(Optional.empty(), Optional.of(fault)) : DataResult.NOTHING;
  }

  /** Likewise, but its reply is worth a moment: it may still be trying. */
  void awaitReasonForNoConnection() {
    replies.read(REASON);
    expectLateReply();
  }

  private void expectLateReply() {
    if (!replies.ended()) {
      session.exchanges().expectLateReply();
    }
  }

  Transfer finished(boolean active, DataResult data) {
    return new Transfer(
        verb,
        argument,
        active,
        replies.first(),
        data.tls(),
        data.bytes(),
        data.fault(),
        data.truncated(),
        replies.completion(),
        replies.fault(),
        replies.late(),
        data.firstByteMs(),
        time.millisSince(start));
  }
}
