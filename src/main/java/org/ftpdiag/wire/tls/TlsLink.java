package org.ftpdiag.wire.tls;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final int BULK = 128 * 1024;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Link tcp;
  private final SSLEngine engine;
  private final boolean bulk;
  private final TlsInbound inbound;
  private final EmptyRecords empty = new EmptyRecords();
  private ByteBuffer outbound; // empty and ready to be filled between calls
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
    int packet = engine.getSession().getPacketBufferSize();
    outbound = ByteBuffer.allocate(packet + hello.bytes().remaining());
    outbound.put(hello.bytes().duplicate());
  }

  /** What was established. */
  public TlsSession session() {
    return session;
  }

  /**
   * The alert that the other side sent, {@link TlsAlert#NONE} for none; close_notify is not one.
   */
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
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> {
          if (outbound.remaining() < engine.getSession().getPacketBufferSize()) {
            flush(deadline);
          }
          wrap(NOTHING, deadline);
        }
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          flush(deadline);
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
          flush(deadline);
          return;
        }
      }
    }
  }

  @Override
  public int read(ByteBuffer into, Deadline deadline) throws WireException {
    flush(deadline);
    int n = take(into, deadline);
    while (n == 0) {
      if (!inbound.fill(deadline)) {
        return -1;
      }
      n = take(into, deadline);
      if (n == 0) {
        keep(deadline);
        flush(deadline);
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
    int packet = engine.getSession().getPacketBufferSize();
    if (bulk && from.remaining() > packet && outbound.capacity() < BULK) {
      flush(deadline);
      outbound = ByteBuffer.allocateDirect(BULK);
    }
    while (from.hasRemaining()) {
      takeWaiting(deadline);
      do {
        wrap(from, deadline);
      } while (from.hasRemaining() && outbound.remaining() >= packet);
      send(deadline);
    }
  }

  /** Flushes; where that meets a reset, what the other side had said before it is the reason. */
  private void send(Deadline deadline) throws WireException {
    try {
      flush(deadline);
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

  @Override
  public void endOutput(Deadline deadline) throws WireException {
    engine.closeOutbound();
    while (!engine.isOutboundDone()) {
      int before = outbound.position();
      wrap(NOTHING, deadline);
      if (outbound.position() == before) {
        break;
      }
    }
    flush(deadline);
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
        runTasks();
      }
      count(result);
      if (session != null && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        answer(deadline);
      }
      return result;
    } catch (SSLException | RuntimeException e) {
      // RuntimeException: JSSE lets some through when a message is malformed on purpose.
      throw failed(e, deadline);
    }
  }

  /**
   * A server of TLS 1.2 asks for another handshake: it waits until our side of it has been sent.
   */
  private void answer(Deadline deadline) throws WireException {
    if (outbound.remaining() >= engine.getSession().getPacketBufferSize()) {
      wrap(NOTHING, deadline);
    }
  }

  private void count(SSLEngineResult result) throws WireException {
    if (result.bytesProduced() > 0) {
      empty.ended();
    } else if (result.getStatus() == SSLEngineResult.Status.OK) {
      try {
        empty.one(result.bytesConsumed(), session == null);
      } catch (WireException e) {
        failure = e;
        throw e;
      }
    }
  }

  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  private void wrap(ByteBuffer from, Deadline deadline) throws WireException {
    try {
      SSLEngineResult result = engine.wrap(from, outbound);
      if (result.getStatus() == SSLEngineResult.Status.CLOSED && from.hasRemaining()) {
        throw new WireException(WireFault.Kind.CLOSED, "the other side has ended TLS");
      }
      if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
        runTasks();
      }
    } catch (SSLException | RuntimeException e) {
      throw failed(e, deadline);
    }
  }

  private void flush(Deadline deadline) throws WireException {
    if (outbound.position() > 0) {
      outbound.flip();
      tcp.write(outbound, deadline);
      outbound.clear();
    }
  }

  /** The alert that an exception of JSSE says it received. */
  private static int receivedAlert(String message) {
    // 17 writes this form, later ones put the name in brackets before it.
    Matcher m =
        Pattern.compile("Received (?:fatal|warning) alert: ([a-z_]+)")
            .matcher(message == null ? "" : message);
    return m.find()
        ? TlsAlert.named(m.group(1)).map(TlsAlert::number).orElse(TlsAlert.NONE)
        : TlsAlert.NONE;
  }

  /** Notes the other side's alert and sends our own. */
  private WireException failed(Exception cause, Deadline deadline) {
    int received = receivedAlert(cause.getMessage());
    alert = received != TlsAlert.NONE ? received : inbound.alert();
    failure = new WireException(WireFault.Kind.TLS, words(cause));
    if (deadline != null && received == TlsAlert.NONE) {
      try {
        engine.wrap(NOTHING, outbound);
        flush(deadline);
      } catch (SSLException | RuntimeException | WireException e) {
        failure.addSuppressed(e); // a courtesy: what failed first is what is told
      }
    }
    return failure;
  }

  private static String words(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
      if (t instanceof CertificateException) { // the witness throws none: it was never asked
        message = WireFault.UNREADABLE_CERTIFICATE + t.getMessage();
      }
    }
    return message.length() > 500 ? message.substring(0, 500) : message;
  }
}
