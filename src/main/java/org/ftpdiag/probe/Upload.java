package org.ftpdiag.probe;

import java.nio.ByteBuffer;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.wire.Link;
import org.ftpdiag.wire.WireException;

/** From a buffer to the server. */
final class Upload implements DataFlow {
  private final Session session;
  private final ByteBuffer content;

  Upload(Session session, ByteBuffer content) {
    this.session = session;
    this.content = content;
  }

  @Override
  public void move(Link link, TransferRecord record) {
    long size = content.remaining();
    try {
      link.write(content, session.waiting(Phrase.of("wait.transfer", "command", record.verb())));
      link.endOutput(session.deadline());
      record.moved(size, -1);
      session.listener().progress(size, size);
    } catch (WireException e) {
      record.moved(size - content.remaining(), -1);
      record.data(e.fault());
    }
  }
}
