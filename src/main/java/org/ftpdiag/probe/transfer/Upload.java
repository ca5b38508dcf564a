package org.ftpdiag.probe.transfer;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.probe.Session;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.Link;
import org.ftpdiag.wire.WireException;
import org.ftpdiag.wire.tls.TlsLink;

/** From a buffer to the server. */
final class Upload implements DataFlow {
  private static final Duration END = Duration.ofSeconds(2);

  private final Session session;
  private final ByteBuffer content;

  Upload(Session session, ByteBuffer content) {
    this.session = session;
    this.content = content;
  }

  @Override
  public DataResult move(Link link, String verb) {
    long size = content.remaining();
    try {
      link.write(content, session.time().waiting(Phrase.of("wait.transfer", "command", verb)));
      link.endOutput(session.time().deadline());
      if (link instanceof TlsLink) {
        awaitEnd(link);
      }
      session.listener().progress(size, size);
      return DataResult.sent(size, Optional.empty());
    } catch (WireException e) {
      return DataResult.sent(size - content.remaining(), Optional.of(e.fault()));
    }
  }

  @Override
  public boolean outbound() {
    return true;
  }

  /** TLS 1.3 tickets for the next data connection come until the server ends its side. */
  private void awaitEnd(Link link) throws WireException {
    ByteBuffer nothing = ByteBuffer.allocate(1024);
    Deadline deadline = session.time().deadline(END);
    try {
      while (!deadline.passed() && link.read(nothing.clear(), deadline) >= 0) {
        // A server has nothing to say on an upload's data connection.
      }
    } catch (WireException e) {
      if (e.fault().kind() != Kind.TIMED_OUT) {
        throw e;
      }
    }
  }
}
