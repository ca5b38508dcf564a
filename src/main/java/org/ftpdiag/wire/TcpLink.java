package org.ftpdiag.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.ftpdiag.model.seen.WireFault;

/**
 * A TCP connection whose reads and writes obey deadlines: a non-blocking channel and a selector of
 * its own, no threads. {@link #close} may come from another thread and ends a wait with CANCELLED.
 */
public final class TcpLink implements Link {
  /** A wait looks at its deadline so often: an interrupt moves the deadline. */
  static final long SLICE_MS = 200;

  private static final int PIECE = 256 * 1024;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final InetSocketAddress local;
  private final InetSocketAddress remote;
  private volatile boolean closed;
  private boolean ended;

  /** Takes over a connected, non-blocking channel and a selector with which it is registered. */
  TcpLink(SocketChannel channel, Selector selector, SelectionKey key) throws IOException {
    this.channel = channel;
    this.selector = selector;
    this.key = key;
    this.local = (InetSocketAddress) channel.getLocalAddress();
    this.remote = (InetSocketAddress) channel.getRemoteAddress();
  }

  /**
   * Begins to load what the platform needs for a connection, in the background: some 20 ms that the
   * command line takes to be read.
   */
  public static void warm() {
    Thread loader =
        new Thread(
            () -> {
              try (SocketChannel channel = SocketChannel.open();
                  Selector selector = Selector.open()) {
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_CONNECT);
                channel.getLocalAddress();
              } catch (IOException | LinkageError e) {
                // The connect that follows meets it again, and tells it.
              }
            },
            "sockets");
    loader.setDaemon(true);
    loader.start();
  }

  /** Starts a connect and does not wait for it. */
  public static PendingConnect begin(InetSocketAddress to, Ticker ticker) {
    return new PendingConnect(to, ticker);
  }

  /** Takes over a channel that was accepted. */
  static TcpLink of(SocketChannel accepted) throws IOException {
    try {
      accepted.configureBlocking(false);
      accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Selector selector = Selector.open();
      return new TcpLink(accepted, selector, accepted.register(selector, SelectionKey.OP_READ));
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
      key.interestOps(operation);
      selector.select(Math.min(left, SLICE_MS));
      selector.selectedKeys().clear();
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
    PendingConnect.closeQuietly(channel, selector);
  }
}
