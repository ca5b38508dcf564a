package org.ftpdiag.wire.tls;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.ftpdiag.ftp.TlsAlert;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.Link;
import org.ftpdiag.wire.Ticker;
import org.ftpdiag.wire.WireException;

/**
 * TLS over a link. An SSLEngine rather than an SSLSocket: it sees whether close_notify came before
 * the end, and its session key is the host and port it was given, not the socket's.
 *
 * <p>Tickets (TLS 1.3) are taken whenever something is read, and before each write. An upload must
 * therefore read to the other side's end after {@link #endOutput}.
 */
public final class TlsLink implements Link {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Link tcp;
  private final SSLEngine engine;
  private final boolean bulk;
  private final TlsInbound inbound;
  private final TlsOutbound outbound;
  private ByteBuffer pending = NOTHING; // plain bytes that nobody has taken yet, ready to be read
  private TlsSession session;
  private boolean closeNotify;
  private WireException failure; // once TLS has failed, it stays so
  private int alert = TlsAlert.NONE;

  /**
   * @param hello begun, not yet sent
   * @param bulk whole files may travel: many records are read and written at once
   * @param mask takes secrets out of text in place of TLS
   */
  TlsLink(Link tcp, TlsHello hello, Ticker ticker, boolean bulk, UnaryOperator<String> mask) {
    this.tcp = tcp;
    this.engine = hello.engine();
    this.bulk = bulk;
    inbound = new TlsInbound(tcp, ticker, bulk, mask);
    outbound = new TlsOutbound(tcp, hello);
  }

  /** What was established. */
  public TlsSession session() {
    return session;
  }

  /** The other side's alert, {@link TlsAlert#NONE} for none; close_notify is not one. */
  public int alert() {
    return alert;
  }

  /** The other side has sent nothing, so that the hello is as good as unsent. */
  boolean unanswered() {
    return inbound.untouched();
  }

  SSLEngine engine() {
    return engine;
  }

  void established(TlsSession established) {
    session = established;
  }

  /** Shakes hands. */
  void handshake(Deadline deadline) throws WireException {
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> outbound.runTasks();
        case NEED_WRAP -> {
          if (!outbound.hasRoom()) {
            outbound.flush(deadline);
          }
          wrap(NOTHING, deadline);
        }
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          outbound.flush(deadline);
          while (!hasRecord()) {
            if (!inbound.fill(deadline)) {
              throw new WireException(
                  WireFault.Kind.CLOSED, "the connection was closed during the TLS handshake");
            }
          }
          takePending(deadline);
          if (engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
            keep(deadline);
          }
        }
        default -> {
          outbound.flush(deadline);
          return;
        }
      }
    }
  }

  @Override
  public int read(ByteBuffer into, Deadline deadline) throws WireException {
    outbound.flush(deadline);
    int n = take(into, deadline);
    while (n == 0) {
      if (!inbound.fill(deadline)) {
        return -1;
      }
      n = take(into, deadline);
      if (n == 0) {
        keep(deadline);
        outbound.flush(deadline);
      }
    }
    return n;
  }

  /** Something came, and not what was waited for: that prolongs no wait. */
  private static void keep(Deadline deadline) throws WireException {
    if (deadline.passed()) {
      throw new WireException(WireFault.Kind.TIMED_OUT, "");
    }
  }

  @Override
  public int readNow(ByteBuffer into) throws WireException {
    int n = take(into, null);
    while (n == 0) {
      if (!inbound.fillNow()) {
        return inbound.ended() ? -1 : 0;
      }
      n = take(into, null);
    }
    return n;
  }

  @Override
  public void write(ByteBuffer from, Deadline deadline) throws WireException {
    if (bulk) {
      outbound.prepareFor(from.remaining(), deadline);
    }
    while (from.hasRemaining()) {
      takeWaiting(deadline);
      do {
        wrap(from, deadline);
      } while (from.hasRemaining() && outbound.hasRoom());
      send(deadline);
    }
  }

  /** Flushes; where that meets a reset, what the other side had said before it is the reason. */
  private void send(Deadline deadline) throws WireException {
    try {
      outbound.flush(deadline);
    } catch (WireException e) {
      if (e.fault().kind() == WireFault.Kind.RESET) {
        takeReason(e);
      }
      throw e;
    }
  }

  private void takeReason(WireException reset) throws WireException {
    try {
      takeWaiting(null);
    } catch (WireException e) {
      if (e.fault().kind() == WireFault.Kind.TLS) {
        throw e; // an alert, or plain text
      }
      reset.addSuppressed(e);
    }
  }

  /** Ends our direction of TLS (RFC 8446 section 6.1) and leaves that of TCP open. */
  public void sendCloseNotify(Deadline deadline) throws WireException {
    engine.closeOutbound();
    while (!engine.isOutboundDone() && wrap(NOTHING, deadline).bytesProduced() > 0) {
      // until close_notify stands there
    }
    outbound.flush(deadline);
  }

  @Override
  public void endOutput(Deadline deadline) throws WireException {
    sendCloseNotify(deadline);
    tcp.endOutput(deadline);
  }

  @Override
  public boolean orderlyEnd() {
    return closeNotify;
  }

  @Override
  public InetSocketAddress local() {
    return tcp.local();
  }

  @Override
  public InetSocketAddress remote() {
    return tcp.remote();
  }

  @Override
  public void close() {
    tcp.close();
  }

  /** Takes what has come while nobody read: tickets, an alert, the first bytes of a reply. */
  private void takeWaiting(Deadline deadline) throws WireException {
    if (pending.hasRemaining() || closeNotify) {
      return; // what waits below is bounded by the kernel then
    }
    do {
      while (!pending.hasRemaining() && !closeNotify && hasRecord()) {
        takePending(deadline);
      }
    } while (!pending.hasRemaining() && !closeNotify && inbound.fillNow());
  }

  /** Decrypts what is here: bytes taken; 0 when more must be read; -1 after close_notify. */
  private int take(ByteBuffer into, Deadline deadline) throws WireException {
    int start = into.position();
    try {
      while (into.hasRemaining() && copyOrUnwrap(into, into.position() == start, deadline)) {
        // as many records as there are
      }
    } catch (WireException e) {
      if (into.position() == start) {
        throw e;
      }
      // What came before the failure is delivered first; the next reading finds it again.
    }
    int n = into.position() - start;
    return n == 0 && closeNotify ? -1 : n;
  }

  /** One step of {@link #take}; false when it can go no further. */
  private boolean copyOrUnwrap(ByteBuffer into, boolean nothingYet, Deadline deadline)
      throws WireException {
    if (pending.hasRemaining()) {
      int n = Math.min(pending.remaining(), into.remaining());
      into.put(into.position(), pending, pending.position(), n);
      into.position(into.position() + n);
      pending.position(pending.position() + n);
      return true;
    }
    if (closeNotify || !hasRecord()) {
      return false;
    }
    if (unwrap(into, deadline).getStatus() != SSLEngineResult.Status.BUFFER_OVERFLOW) {
      return true;
    }
    if (nothingYet) {
      takePending(deadline); // the caller's buffer is smaller than a record
    }
    return nothingYet;
  }

  /** Whether a record is here. A failure stays: every later reading meets it again. */
  private boolean hasRecord() throws WireException {
    if (failure != null) {
      throw failure;
    }
    try {
      return inbound.hasRecord();
    } catch (WireException e) {
      failure = e;
      throw e;
    }
  }

  /** Decrypts one record into the buffer of our own, which is empty. */
  private void takePending(Deadline deadline) throws WireException {
    int size = engine.getSession().getApplicationBufferSize();
    ByteBuffer plain = pending.capacity() < size ? ByteBuffer.allocate(size) : pending.clear();
    try {
      unwrap(plain, deadline);
    } finally {
      pending = plain.flip();
    }
  }

  private SSLEngineResult unwrap(ByteBuffer into, Deadline deadline) throws WireException {
    try {
      SSLEngineResult result = engine.unwrap(inbound.bytes(), into);
      closeNotify |= result.getStatus() == SSLEngineResult.Status.CLOSED;
      if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
        outbound.runTasks();
      }
      took(result);
      boolean asked = session != null && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
      if (asked && outbound.hasRoom()) {
        // A server of TLS 1.2 that asks for another handshake waits for our side of it.
        wrap(NOTHING, deadline);
      }
      return result;
    } catch (SSLException | RuntimeException e) {
      // RuntimeException: JSSE lets some through when a message is malformed on purpose.
      throw failed(e, deadline);
    }
  }

  private void took(SSLEngineResult result) throws WireException {
    try {
      inbound.took(result, session == null);
    } catch (WireException e) {
      failure = e;
      throw e;
    }
  }

  private SSLEngineResult wrap(ByteBuffer from, Deadline deadline) throws WireException {
    try {
      SSLEngineResult result = outbound.encrypt(from);
      if (result.getStatus() == SSLEngineResult.Status.CLOSED && from.hasRemaining()) {
        throw new WireException(WireFault.Kind.CLOSED, "the other side has ended TLS");
      }
      if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
        outbound.runTasks();
      }
      return result;
    } catch (SSLException | RuntimeException e) {
      throw failed(e, deadline);
    }
  }

  /** Notes the other side's alert and sends our own. */
  private WireException failed(Exception cause, Deadline deadline) {
    TlsFailure told = TlsFailure.of(cause);
    alert = told.alert() != TlsAlert.NONE ? told.alert() : inbound.alert();
    failure = new WireException(WireFault.Kind.TLS, told.words());
    if (deadline != null && told.alert() == TlsAlert.NONE) {
      try {
        outbound.encrypt(NOTHING);
        outbound.flush(deadline);
      } catch (SSLException | RuntimeException | WireException e) {
        failure.addSuppressed(e); // a courtesy: what failed first is what is told
      }
    }
    return failure;
  }
}
