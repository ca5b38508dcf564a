package org.ftpdiag.wire.tls;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.Link;
import org.ftpdiag.wire.WireException;

/** Our own TLS records, until they are sent. */
final class TlsOutbound {
  private static final int BULK = 128 * 1024;

  private final Link tcp;
  private final SSLEngine engine;
  private ByteBuffer records; // ready to be filled between calls

  /** Holds the hello. */
  TlsOutbound(Link tcp, TlsHello hello) {
    this.tcp = tcp;
    this.engine = hello.engine();
    records = ByteBuffer.allocate(recordSize() + hello.bytes().remaining());
    records.put(hello.bytes().duplicate());
  }

  private int recordSize() {
    return engine.getSession().getPacketBufferSize();
  }

  /** Whether one more record is sure to find a place. */
  boolean hasRoom() {
    return records.remaining() >= recordSize();
  }

  /** Makes room for many records at once where so many bytes are more than one takes. */
  void prepareFor(int bytes, Deadline deadline) throws WireException {
    if (bytes > recordSize() && records.capacity() < BULK) {
      flush(deadline);
      records = ByteBuffer.allocateDirect(BULK);
    }
  }

  /** Does what JSSE wants done before it goes on. */
  void runTasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  /** Encrypts one record. */
  SSLEngineResult encrypt(ByteBuffer plain) throws SSLException {
    return engine.wrap(plain, records);
  }

  /** Sends what is here. */
  void flush(Deadline deadline) throws WireException {
    if (records.position() > 0) {
      records.flip();
      tcp.write(records, deadline);
      records.clear();
    }
  }
}
