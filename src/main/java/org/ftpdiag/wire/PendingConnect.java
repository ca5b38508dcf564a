package org.ftpdiag.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.WireFault;

/** A TCP connect that is under way. Several may be; each is awaited or cancelled. */
public final class PendingConnect {
  private final Sockets sockets;
  private final InetSocketAddress to;
  private final Ticker ticker;
  private final long began;
  private SocketChannel channel;
  private Optional<WireFault> early = Optional.empty();
  private ConnectAttempt outcome;
  private TcpLink link;
  private volatile boolean cancelled;

  PendingConnect(Sockets sockets, Optional<InetAddress> from, InetSocketAddress to, Ticker ticker) {
    this.sockets = sockets;
    this.to = to;
    this.ticker = ticker;
    this.began = ticker.nanos();
    try {
      channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      if (from.isPresent()) {
        channel.bind(new InetSocketAddress(from.get(), 0));
      }
    } catch (IOException e) {
      fail(SocketFault.local(e));
      return;
    }
    try {
      channel.connect(to);
    } catch (IOException | RuntimeException e) {
      fail(SocketFault.connecting(e, to, ms()));
    }
  }

  private void fail(WireFault fault) {
    early = Optional.of(fault);
    close();
  }

  public InetSocketAddress to() {
    return to;
  }

  /**
   * Waits for the outcome. It is final: what is not there at the deadline is TIMED_OUT and closed.
   *
   * @return the outcome, the same one when asked again; its time is measured from the beginning
   */
  public ConnectAttempt await(Deadline deadline) {
    if (outcome == null) {
      Optional<WireFault> fault = early.or(() -> finish(deadline));
      if (fault.isPresent()) {
        close();
      }
      outcome = new ConnectAttempt(to, fault, ms());
    }
    return outcome;
  }

  private Optional<WireFault> finish(Deadline deadline) {
    try {
      while (!channel.finishConnect()) {
        long left = deadline.millisLeft();
        if (cancelled || Thread.currentThread().isInterrupted()) {
          return Optional.of(WireFault.of(WireFault.Kind.CANCELLED, ""));
        }
        if (left == 0) {
          return Optional.of(WireFault.of(WireFault.Kind.TIMED_OUT, ""));
        }
        sockets.await(channel, SelectionKey.OP_CONNECT, Math.min(left, TcpLink.SLICE_MS));
      }
      if (to.equals(channel.getLocalAddress())) {
        // A free port of the ephemeral range can connect to itself (RFC 9293 section 3.5).
        return Optional.of(WireFault.of(WireFault.Kind.REFUSED, "connected to itself"));
      }
      link = new TcpLink(sockets, channel);
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of(
          cancelled
              ? WireFault.of(WireFault.Kind.CANCELLED, "")
              : SocketFault.connecting(e, to, ms()));
    }
  }

  private double ms() {
    return (ticker.nanos() - began) / 1e6;
  }

  /** The connection, once {@link #await} has told of success. */
  public Optional<TcpLink> link() {
    return Optional.ofNullable(link);
  }

  /** Gives up at once. May be called from another thread; a wait then ends with CANCELLED. */
  public void cancel() {
    cancelled = true;
    close();
  }

  private void close() {
    if (channel != null) {
      sockets.close(channel);
    }
  }
}
