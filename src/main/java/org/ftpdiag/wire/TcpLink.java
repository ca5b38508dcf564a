package org.ftpdiag.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.ftpdiag.model.seen.WireFault;

/**
 * A TCP connection whose reads and writes obey deadlines: a non-blocking channel, no threads.
 * {@link #close} may come from another thread and ends a wait with CANCELLED.
 */
public final class TcpLink implements Link {
  /** A wait looks at its deadline so often: an interrupt moves the deadline. */
  static final long SLICE_MS = 200;

  private static final int PIECE = 256 * 1024;

  private final Sockets sockets;
  private final SocketChannel channel;
  private final InetSocketAddress local;
  private final InetSocketAddress remote;
  private volatile boolean closed;
  private boolean ended;

  /** Takes over a connected, non-blocking channel. */
  TcpLink(Sockets sockets, SocketChannel channel) throws IOException {
    this(
        sockets,
        channel,
        (InetSocketAddress) channel.getLocalAddress(),
        (InetSocketAddress) channel.getRemoteAddress());
  }

  private TcpLink(
      Sockets sockets, SocketChannel channel, InetSocketAddress local, InetSocketAddress remote) {
    this.sockets = sockets;
    this.channel = channel;
    this.local = local;
    this.remote = remote;
  }

  /**
   * The same connection, which a proxy has made one to a server; to be used in place of this one.
   *
   * @param server its address, or where the proxy looked it up, its name
   */
  public TcpLink leadingTo(InetSocketAddress server) {
    return new TcpLink(sockets, channel, local, server);
  }

  /** Takes over a channel that was accepted. */
  static TcpLink of(Sockets sockets, SocketChannel accepted) throws IOException {
    try {
      accepted.configureBlocking(false);
      accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
      return new TcpLink(sockets, accepted);
    } catch (IOException e) {
      accepted.close();
      throw e;
    }
  }

  /**
   * {@inheritDoc} What has arrived is taken even when the deadline has passed.
   *
   * @throws IllegalArgumentException when the buffer is full
   */
  @Override
  public int read(ByteBuffer into, Deadline deadline) throws WireException {
    if (!into.hasRemaining()) {
      throw new IllegalArgumentException("No room to read into");
    }
    int got = readNow(into);
    while (got == 0) {
      await(SelectionKey.OP_READ, deadline);
      got = readNow(into);
    }
    return got;
  }

  @Override
  public int readNow(ByteBuffer into) throws WireException {
    if (ended) {
      return -1;
    }
    try {
      int got = channel.read(into);
      ended = got < 0;
      return got;
    } catch (IOException e) {
      throw new WireException(SocketFault.connected(e));
    }
  }

  @Override
  public void write(ByteBuffer from, Deadline deadline) throws WireException {
    int end = from.limit();
    while (from.position() < end) {
      // In pieces: the platform copies what a heap buffer holds before each attempt.
      from.limit(Math.min(end, from.position() + PIECE));
      int wrote;
      try {
        wrote = channel.write(from);
      } catch (IOException e) {
        throw new WireException(SocketFault.connected(e));
      } finally {
        from.limit(end);
      }
      if (wrote == 0 || deadline.passed() && from.hasRemaining()) {
        await(SelectionKey.OP_WRITE, deadline);
      }
    }
  }

  private void await(int operation, Deadline deadline) throws WireException {
    long left = deadline.millisLeft();
    if (left == 0) {
      throw new WireException(WireFault.Kind.TIMED_OUT, "");
    }
    try {
      sockets.await(channel, operation, Math.min(left, SLICE_MS));
    } catch (IOException | ClosedSelectorException | CancelledKeyException e) {
      throw new WireException(SocketFault.connected(e));
    }
    if (closed || Thread.currentThread().isInterrupted()) {
      throw new WireException(WireFault.Kind.CANCELLED, "");
    }
  }

  @Override
  public void endOutput(Deadline deadline) throws WireException {
    try {
      channel.shutdownOutput();
    } catch (IOException e) {
      throw new WireException(SocketFault.connected(e));
    }
  }

  /** {@inheritDoc} Over TCP: FIN came, which it has whenever -1 was read. */
  @Override
  public boolean orderlyEnd() {
    return ended;
  }

  @Override
  public InetSocketAddress local() {
    return local;
  }

  @Override
  public InetSocketAddress remote() {
    return remote;
  }

  @Override
  public void close() {
    closed = true;
    sockets.close(channel);
  }
}
