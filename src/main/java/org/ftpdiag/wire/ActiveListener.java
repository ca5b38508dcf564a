package org.ftpdiag.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.ftpdiag.ftp.DataAddress;
import org.ftpdiag.model.seen.WireFault;

/** Waits for the server's connection in active mode. {@link #close} may come from elsewhere. */
public final class ActiveListener implements Closeable {
  private final ServerSocketChannel channel;
  private final Selector selector;
  private final InetSocketAddress address;
  private volatile boolean closed;

  private ActiveListener(ServerSocketChannel channel, Selector selector) throws IOException {
    this.channel = channel;
    this.selector = selector;
    this.address = (InetSocketAddress) channel.getLocalAddress();
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_ACCEPT);
  }

  /**
   * Listens on a free port.
   *
   * @param local the address of this machine which the server is told: that of the control link
   * @throws WireException LOCAL
   */
  public static ActiveListener open(InetAddress local, Ticker ticker) throws WireException {
    ServerSocketChannel channel = null;
    Selector selector = null;
    try {
      channel = ServerSocketChannel.open();
      selector = Selector.open();
      channel.bind(new InetSocketAddress(local, 0), 1);
      return new ActiveListener(channel, selector);
    } catch (IOException e) {
      PendingConnect.closeQuietly(channel, selector);
      throw new WireException(SocketFault.local(e));
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  /**
   * Waits for a connection.
   *
   * @return empty when none came until the deadline
   * @throws WireException CANCELLED, LOCAL
   */
  public Optional<TcpLink> accept(Deadline deadline) throws WireException {
    try {
      while (true) {
        SocketChannel accepted = channel.accept();
        if (accepted != null) {
          return Optional.of(TcpLink.of(accepted));
        }
        long left = deadline.millisLeft();
        if (left == 0) {
          return Optional.empty();
        }
        selector.select(Math.min(left, TcpLink.SLICE_MS));
        selector.selectedKeys().clear();
        if (closed || Thread.currentThread().isInterrupted()) {
          throw new WireException(WireFault.Kind.CANCELLED, "");
        }
      }
    } catch (IOException | ClosedSelectorException | CancelledKeyException e) {
      throw new WireException(SocketFault.local(e));
    }
  }

  /**
   * The argument of PORT, {@code h1,h2,h3,h4,p1,p2} (RFC 959 section 4.1.2).
   *
   * @throws IllegalStateException over IPv6, of which PORT knows nothing
   */
  public String portArgument() {
    if (!(address.getAddress() instanceof Inet4Address)) {
      throw new IllegalStateException("PORT is for IPv4");
    }
    return DataAddress.toPort(address);
  }

  /** The argument of EPRT, such as {@code |1|192.0.2.1|5282|} (RFC 2428 section 2). */
  public String eprtArgument() {
    return DataAddress.toEprt(address);
  }

  @Override
  public void close() {
    closed = true;
    PendingConnect.closeQuietly(channel, selector);
  }
}
