package org.ftpdiag.probe.transfer;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.TimeBudget;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.Link;
import org.ftpdiag.wire.WireException;
import org.ftpdiag.wire.tls.TlsLink;

/** From a buffer to the server. */
final class Upload implements DataFlow {
  private static final Duration END = Duration.ofSeconds(2);
  private static final int PART = 1 << 20;

  private final Session session;
  private final ByteBuffer content;
  private final int size;
  private final boolean patient;

  /**
   * @param patient a server that limits the rate may take its time to read what this machine has
   *     already sent
   */
  Upload(Session session, ByteBuffer content, boolean patient) {
    this.session = session;
    this.content = content;
    this.size = content.remaining();
    this.patient = patient;
  }

  @Override
  public DataResult move(Link link, String verb) {
    try {
      session.time().waiting(Phrase.of("wait.transfer", "command", verb));
      write(link, content, size);
      boolean answered = link instanceof TlsLink tls && ended(tls);
      try {
        link.endOutput(session.time().deadline()); // ProFTPD waits for it after its close_notify
      } catch (WireException gone) {
        if (!answered) {
          throw gone;
        }
        session.recorder().event(Channel.DATA, "closed by the server first");
      }
      session.listener().progress(size, size);
      return DataResult.sent(size, Optional.empty());
    } catch (WireException e) {
      return DataResult.sent(size - content.remaining(), Optional.of(e.fault()));
    }
  }

  /** A large file takes its time: each part of it has the time-out, and none counts. */
  private void write(Link link, ByteBuffer content, long size) throws WireException {
    TimeBudget time = session.time();
    int limit = content.limit();
    while (content.hasRemaining()) {
      if (time.interrupted()) {
        throw new WireException(Kind.TIMED_OUT, "");
      }
      long start = time.now();
      content.limit(Math.min(limit, content.position() + PART));
      try {
        link.write(content, Deadline.in(time.clock(), time.timeout()));
      } finally {
        content.limit(limit);
      }
      time.extend(time.now() - start);
      if (content.hasRemaining()) {
        session.listener().progress(size - content.remaining(), size);
      }
    }
  }

  @Override
  public boolean outbound() {
    return true;
  }

  @Override
  public Duration untilReply(Duration timeout) {
    return patient ? new Pace(timeout, true, session.time().now()).silence(size, size) : timeout;
  }

  /**
   * Says that all was sent and reads to the server's end, for a while: TLS 1.3 tickets for the next
   * data connection come until then, and some proxies hang up on both sides at the first FIN
   * (microsocks 1.0.3, sockssrv.c), in which the server loses what it has not read.
   *
   * @return whether the server has ended its side
   */
  private boolean ended(TlsLink link) throws WireException {
    link.sendCloseNotify(session.time().deadline());
    ByteBuffer nothing = ByteBuffer.allocate(1024);
    Deadline deadline = session.time().deadline(END);
    try {
      while (!deadline.passed()) {
        // A server has nothing to say on an upload's data connection.
        if (link.read(nothing.clear(), deadline) < 0) {
          return true;
        }
      }
    } catch (WireException e) {
      if (e.fault().kind() != Kind.TIMED_OUT) {
        throw e;
      }
    }
    return false;
  }
}
