package org.ftpdiag.probe;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.ftpdiag.probe.transfer.TransferReplies;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.Link;
import org.ftpdiag.wire.Ticker;
import org.ftpdiag.wire.WireException;

/**
 * A data connection under handshake that gives up when the server refuses the transfer on the
 * control connection meanwhile: some servers answer 150 only after the handshake, others refuse
 * before it.
 */
public final class WatchedLink implements Link {
  private static final Duration SLICE = Duration.ofMillis(50);

  private static final String REFUSED = "the transfer was refused";

  private final Link data;
  private final TransferReplies replies;
  private final Ticker ticker;
  private boolean watching = true;

  public WatchedLink(Link data, TransferReplies replies, Ticker ticker) {
    this.data = data;
    this.replies = replies;
    this.ticker = ticker;
  }

  /** Whether a handshake ended because the server refused the transfer. */
  static boolean refused(TlsAttempt attempt) {
    return attempt.fault().filter(f -> f.detail().contains(REFUSED)).isPresent();
  }

  /** From now on the control connection is left alone. */
  public void stopWatching() {
    watching = false;
  }

  @Override
  public int read(ByteBuffer into, Deadline deadline) throws WireException {
    if (!watching) {
      return data.read(into, deadline);
    }
    while (true) {
      try {
        return data.read(into, Deadline.in(ticker, SLICE).orEarlier(deadline));
      } catch (WireException e) {
        if (e.fault().kind() != Kind.TIMED_OUT || deadline.passed()) {
          throw e;
        }
        replies.poll();
        if (replies.refused()) {
          throw new WireException(Kind.CANCELLED, REFUSED);
        }
      }
    }
  }

  @Override
  public int readNow(ByteBuffer into) throws WireException {
    return data.readNow(into);
  }

  @Override
  public void write(ByteBuffer from, Deadline deadline) throws WireException {
    data.write(from, deadline);
  }

  @Override
  public void endOutput(Deadline deadline) throws WireException {
    data.endOutput(deadline);
  }

  @Override
  public boolean orderlyEnd() {
    return data.orderlyEnd();
  }

  @Override
  public InetSocketAddress local() {
    return data.local();
  }

  @Override
  public InetSocketAddress remote() {
    return data.remote();
  }

  @Override
  public void close() {
    data.close();
  }
}
