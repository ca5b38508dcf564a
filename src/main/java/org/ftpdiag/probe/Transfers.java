package org.ftpdiag.probe;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.SessionRenewal;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.wire.ActiveListener;
import org.ftpdiag.wire.ByteSink;
import org.ftpdiag.wire.Link;
import org.ftpdiag.wire.TcpLink;
import org.ftpdiag.wire.WireException;
import org.ftpdiag.wire.tls.TlsClient;
import org.ftpdiag.wire.tls.TlsHandshake;

/**
 * Runs transfers: the data connection, the command, TLS on the data connection, the bytes, the end.
 */
public final class Transfers {
  /** How long to wait for the server's word after a data connection failed. */
  private static final Duration WORD = Duration.ofSeconds(2);

  /** So many KiB on an upload's data connection may come before the server's end is seen. */
  private static final int UNASKED_READS = 64;

  private final Session session;

  public Transfers(Session session) {
    this.session = session;
  }

  /** Downloads: LIST, NLST, MLSD, RETR. {@code total} is for progress, -1 unknown. */
  public Transfer receive(String verb, String argument, ByteSink sink, long maxBytes, long total)
      throws WireException {
    return receive(new Plan(verb, argument, 0, () -> download(sink, maxBytes, total, false)));
  }

  /** Downloads a file that may be large: for as long as it comes at a pace. */
  public Transfer fetch(String path, ByteSink sink, long maxBytes, long total)
      throws WireException {
    return receive(new Plan("RETR", path, 0, () -> download(sink, maxBytes, total, true)));
  }

  private Transfer receive(Plan plan) throws WireException {
    return runWithRenewal(plan).orElseThrow();
  }

  private Download download(ByteSink sink, long maxBytes, long total, boolean unbounded) {
    return new Download(session, sink, maxBytes, total, unbounded);
  }

  /** Downloads from an offset (RFC 3659 section 5); empty when REST is refused. */
  public Optional<Transfer> receiveFrom(long offset, String path, ByteSink sink, long maxBytes)
      throws WireException {
    return runWithRenewal(
        new Plan("RETR", path, offset, () -> download(sink, maxBytes, -1, false)));
  }

  /** Uploads a new file. */
  public Transfer send(String path, ByteBuffer content) throws WireException {
    return runWithRenewal(new Plan("STOR", path, 0, () -> new Upload(session, content.duplicate())))
        .orElseThrow();
  }

  /** Uploads the rest of a file from an offset; empty when REST is refused. */
  public Optional<Transfer> sendFrom(long offset, String path, ByteBuffer content)
      throws WireException {
    return runWithRenewal(
        new Plan("STOR", path, offset, () -> new Upload(session, content.duplicate())));
  }

  /** One transfer whose data connection makes a full handshake in a TLS session of its own. */
  public Transfer receiveWithoutResumption(String verb, ByteSink sink) throws WireException {
    Plan plan = new Plan(verb, "", 0, () -> download(sink, Long.MAX_VALUE, -1, false));
    return observed(run(plan, false).orElseThrow());
  }

  /** What a transfer is to do; the flow is made anew when it has to be repeated. */
  private record Plan(String verb, String argument, long offset, Supplier<DataFlow> flow) {}

  private Optional<Transfer> runWithRenewal(Plan plan) throws WireException {
    if (session.protectedData()
        && !session.tls().resumable()
        && session.resumedBefore()
        && !session.data().takesFullHandshakes()) {
      // TLS 1.3 tickets are single-use (RFC 8446 appendix C.4), and not every transfer brings a new
      // one:
      // without one the server would refuse this client for a limit of the client's own.
      renew("tickets-used-up");
    }
    Optional<Transfer> tried = run(plan, true);
    if (tried.isEmpty() || !missedResumption(tried.get())) {
      return tried.isEmpty() ? tried : Optional.of(observed(tried.get()));
    }
    renew("not-resumable");
    Optional<Transfer> again = run(plan, true);
    return Optional.of(observed(again.map(Transfer::ok).orElse(false) ? again.get() : tried.get()));
  }

  /** A new session with TLS 1.2, whose sessions resume without end, or with the same TLS. */
  private void renew(String reason) throws WireException {
    session.data().drop();
    TlsClient same = session.tls();
    boolean renewed = session.controls().renew(List.of(same.limitedTo12(), same));
    session.observe(new SessionRenewal(reason, renewed));
    if (!renewed) {
      throw new WireException(Kind.CLOSED, "the control connection could not be renewed");
    }
    session.ask("TYPE", "I");
  }

  /** It failed, and this client had no session left that it could have resumed. */
  private boolean missedResumption(Transfer t) {
    return t.tls().isPresent()
        && !t.ok()
        && !session.over()
        && !session.distrusts(t.tls().get())
        && !session.tls().offeredResumption();
  }

  private Transfer observed(Transfer transfer) throws WireException {
    session.observe(transfer);
    session.data().note(transfer);
    if (transfer.control().isPresent()) {
      throw new WireException(transfer.control().get());
    }
    return transfer;
  }

  private Optional<Transfer> run(Plan plan, boolean resume) throws WireException {
    TransferReplies replies = new TransferReplies(session);
    TransferRecord record = new TransferRecord(plan.verb(), plan.argument(), session, replies);
    if (session.data().way().orElseThrow().active()) {
      if (!runActive(plan, resume, replies, record)) {
        return Optional.empty();
      }
    } else {
      Optional<TcpLink> link = session.data().takePassive();
      if (link.isPresent()) {
        if (!restarts(plan)) {
          session.data().keep(link.get());
          return Optional.empty();
        }
        try (TcpLink tcp = link.get()) {
          record.command();
          flowOver(tcp, plan.flow().get(), resume, replies, record);
        }
      }
    }
    return Optional.of(record.finished());
  }

  /** RFC 3659 section 5.1: REST stands right before the transfer command. */
  private boolean restarts(Plan plan) throws WireException {
    return plan.offset() == 0
        || session
            .ask("REST", Long.toString(plan.offset()))
            .reply()
            .map(Reply::intermediate)
            .orElse(false);
  }

  private boolean runActive(
      Plan plan, boolean resume, TransferReplies replies, TransferRecord record)
      throws WireException {
    ActiveConnections active = new ActiveConnections(session);
    record.active();
    try (ActiveListener listener = active.listen()) {
      if (!active.announce(session.data().way().orElseThrow(), listener).ok()) {
        return true;
      }
      if (!restarts(plan)) {
        return false;
      }
      record.command();
      Optional<TcpLink> link = active.accept(listener, replies);
      if (link.isPresent()) {
        try (TcpLink tcp = link.get()) {
          flowOver(tcp, plan.flow().get(), resume, replies, record);
        }
      } else if (!replies.ended()) {
        record.data(WireFault.of(Kind.TIMED_OUT, "no connection from the server"));
        session.owe();
      }
      return true;
    }
  }

  /**
   * The part that active and passive transfers share: from the open connection to the last reply.
   */
  void flowOver(
      TcpLink tcp, DataFlow flow, boolean resume, TransferReplies replies, TransferRecord record) {
    Link link = tcp;
    if (session.protectedData()) {
      WatchedLink watched = new WatchedLink(tcp, replies, session);
      TlsHandshake handshake = shake(watched, resume);
      watched.stopWatching();
      session.noteResumption(handshake.attempt());
      session.controls().record(handshake.attempt());
      if (!replies.refused()) {
        record.tls(handshake.attempt());
      }
      if (handshake.link().isEmpty()) {
        handshake.attempt().fault().filter(f -> !replies.refused()).ifPresent(record::data);
        tcp.close();
        afterFailure(replies);
        return;
      }
      link = handshake.link().get();
      if (session.distrusts(handshake.attempt())) {
        // As curl and FileZilla do: what a stranger sends is not the user's file, and what is
        // uploaded is not for a stranger.
        record.data(WireFault.of(Kind.TLS, "the data connection's certificate is not trusted"));
        link.close();
        afterFailure(replies);
        return;
      }
    }
    replies.awaitFirst(session.waiting(Phrase.of("wait.reply", "command", record.verb())));
    boolean silent = replies.fault().filter(f -> f.kind() == Kind.TIMED_OUT).isPresent();
    if (silent && !session.over()) {
      hungUp(link).ifPresent(record::data);
    }
    if (replies.refused()) {
      return;
    }
    flow.move(link, record);
    session
        .recorder()
        .event(
            Channel.DATA,
            record.bytes()
                + " bytes"
                + record.dataFault().map(f -> ", then " + f.text()).orElse(""));
    if (record.dataFault().isPresent()) {
      link.close();
      afterFailure(replies);
      return;
    }
    if (!flow.outbound()) {
      link.close();
    }
    replies.awaitCompletion(
        session.waiting(Phrase.of("wait.completion", "command", record.verb())));
    if (flow.outbound()) {
      if (replies.fault().filter(f -> f.kind() == Kind.TIMED_OUT).isPresent()) {
        awaitNoMore(link, record);
      }
      link.close();
    }
  }

  /**
   * No word came on an upload. Written bytes may still lie in this machine: that the server has
   * ended its side shows that it read them to their end.
   */
  private static void awaitNoMore(Link link, TransferRecord record) {
    ByteBuffer nothing = ByteBuffer.allocate(1024);
    try {
      int got = link.readNow(nothing);
      for (int reads = 0; got > 0 && reads < UNASKED_READS; reads++) {
        got = link.readNow(nothing.clear());
      }
      if (got >= 0) {
        record.data(WireFault.of(Kind.TIMED_OUT, "the server has not ended its side"));
      }
    } catch (WireException e) {
      record.data(e.fault());
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

  private TlsHandshake shake(Link link, boolean resume) {
    var deadline = session.waiting(Phrase.of("wait.data-tls"));
    return resume
        ? session.tls().data(link, deadline)
        : session.tls().dataWithoutResumption(link, deadline);
  }

  /** The data connection failed: the server may say why, now or later. */
  private void afterFailure(TransferReplies replies) {
    boolean waits = !session.over();
    replies.read(waits ? WORD : Duration.ZERO);
    if (!replies.ended()) {
      replies.read(waits ? WORD : Duration.ZERO);
    }
    if (!replies.ended()) {
      session.owe();
    }
  }
}
