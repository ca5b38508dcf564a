package org.ftpdiag.probe.transfer;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.probe.Session;
import org.ftpdiag.wire.ActiveListener;
import org.ftpdiag.wire.ByteSink;
import org.ftpdiag.wire.TcpLink;
import org.ftpdiag.wire.WireException;

/**
 * Transfers files and listings the way that works with this server, and renews the session where
 * this client's own TLS would get in the way.
 */
public final class Transfers {
  private final Session session;

  public Transfers(Session session) {
    this.session = session;
  }

  /** Downloads: LIST, NLST, MLSD, RETR. {@code total} is for progress, -1 unknown. */
  public Transfer receive(String verb, String argument, ByteSink sink, long maxBytes, long total)
      throws WireException {
    return run(new Plan(verb, argument, 0, () -> download(sink, maxBytes, total, false)))
        .orElseThrow();
  }

  /** Downloads a file that may be large: for as long as it comes at a pace. */
  public Transfer fetch(String path, ByteSink sink, long maxBytes, long total)
      throws WireException {
    return run(new Plan("RETR", path, 0, () -> download(sink, maxBytes, total, true)))
        .orElseThrow();
  }

  private Download download(ByteSink sink, long maxBytes, long total, boolean unbounded) {
    return new Download(session, sink, maxBytes, total, unbounded);
  }

  /** Downloads from an offset (RFC 3659 section 5); empty when REST is refused. */
  public Optional<Transfer> receiveFrom(long offset, String path, ByteSink sink, long maxBytes)
      throws WireException {
    return run(new Plan("RETR", path, offset, () -> download(sink, maxBytes, -1, false)));
  }

  /** Uploads a new file. */
  public Transfer send(String path, ByteBuffer content) throws WireException {
    return sendFrom(0, path, content).orElseThrow();
  }

  /** Likewise, for a question of time: its end is waited for no longer than anything else. */
  public Transfer sendTimed(String path, ByteBuffer content) throws WireException {
    return run(new Plan("STOR", path, 0, () -> new Upload(session, content.duplicate(), false)))
        .orElseThrow();
  }

  /** Adds to the end of a file (RFC 959 section 4.1.3). */
  public Transfer append(String path, ByteBuffer content) throws WireException {
    return run(new Plan("APPE", path, 0, () -> new Upload(session, content.duplicate(), true)))
        .orElseThrow();
  }

  /** Uploads the rest of a file from an offset; empty when REST is refused. */
  public Optional<Transfer> sendFrom(long offset, String path, ByteBuffer content)
      throws WireException {
    return run(
        new Plan("STOR", path, offset, () -> new Upload(session, content.duplicate(), true)));
  }

  /** One transfer whose data connection makes a full handshake in a TLS session of its own. */
  public Transfer receiveWithoutResumption(String verb, ByteSink sink) throws WireException {
    Plan plan = new Plan(verb, "", 0, () -> download(sink, Long.MAX_VALUE, -1, false));
    return observed(once(plan, false).orElseThrow());
  }

  /** What a transfer is to do; the flow is made anew when it has to be repeated. */
  private record Plan(String verb, String argument, long offset, Supplier<DataFlow> flow) {}

  private Optional<Transfer> run(Plan plan) throws WireException {
    if (session.state().dataProtected() && session.encryption().lacksTickets()) {
      // Without a ticket the server would refuse this client for a limit of the client's own.
      session.renewal().renewTls("tickets-used-up");
    }
    Optional<Transfer> first = once(plan, true);
    Optional<Transfer> better = Optional.empty();
    if (first.isPresent() && missedResumption(first.get())) {
      session.renewal().renewTls("not-resumable");
      better = once(plan, true).filter(Transfer::ok);
    }
    Optional<Transfer> counts = better.or(() -> first);
    return counts.isEmpty() ? counts : Optional.of(observed(counts.get()));
  }

  /** It failed, and this client had no session left that it could have resumed. */
  private boolean missedResumption(Transfer t) {
    return t.tls().isPresent()
        && !t.ok()
        && !session.time().over()
        && !session.distrusts(t.tls().get())
        && !session.encryption().client().offeredResumption();
  }

  private Transfer observed(Transfer transfer) throws WireException {
    session.observe(transfer);
    session.encryption().note(transfer);
    if (transfer.control().isPresent()) {
      throw new WireException(transfer.control().get());
    }
    return transfer;
  }

  private Optional<Transfer> once(Plan plan, boolean resume) throws WireException {
    TransferRun run = new TransferRun(session, plan.verb(), plan.argument());
    return session.data().way().orElseThrow().active()
        ? active(run, plan, resume)
        : passive(run, plan, resume);
  }

  private Optional<Transfer> passive(TransferRun run, Plan plan, boolean resume)
      throws WireException {
    Optional<TcpLink> link = session.data().takePassive();
    if (link.isEmpty()) {
      return Optional.of(run.finished(false, DataResult.NOTHING));
    }
    boolean restarts;
    try {
      restarts = restarts(plan);
    } catch (WireException e) {
      link.get().close(); // nobody else knows of it any more
      throw e;
    }
    if (!restarts) {
      session.data().keep(link.get());
      return Optional.empty();
    }
    try (TcpLink tcp = link.get()) {
      run.command();
      return Optional.of(run.finished(false, run.move(tcp, plan.flow().get(), resume)));
    }
  }

  private Optional<Transfer> active(TransferRun run, Plan plan, boolean resume)
      throws WireException {
    ActiveConnections active = new ActiveConnections(session);
    try (ActiveListener listener = active.listen()) {
      if (!active.announce(session.data().way().orElseThrow(), listener).ok()) {
        return Optional.of(run.finished(true, DataResult.NOTHING));
      }
      if (!restarts(plan)) {
        return Optional.empty();
      }
      run.command();
      Optional<TcpLink> link = active.accept(listener, run.replies());
      if (link.isPresent()) {
        try (TcpLink tcp = link.get()) {
          return Optional.of(run.finished(true, run.move(tcp, plan.flow().get(), resume)));
        }
      }
      return Optional.of(run.finished(true, run.noConnection()));
    }
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
}
