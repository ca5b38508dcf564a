package org.ftpdiag.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.ftpdiag.ftp.DataAddress;
import org.ftpdiag.model.seen.WireFault;

/** Waits for the server's connection in active mode. {@link #close} may come from elsewhere. */
public final class ActiveListener implements Closeable {
  private final Sockets sockets;
  private final ServerSocketChannel channel;
  private final InetSocketAddress address;
  private volatile boolean closed;

  /** See {@link Sockets#listen}. */
  ActiveListener(Sockets sockets, InetAddress local) throws WireException {
    this.sockets = sockets;
    ServerSocketChannel opened = null;
    try {
      opened = ServerSocketChannel.open();
      opened.configureBlocking(false);
      opened.bind(new InetSocketAddress(local, 0), 1);
      channel = opened;
      address = (InetSocketAddress) channel.getLocalAddress();
    } catch (IOException e) {
      if (opened != null) {
        sockets.close(opened);
      }
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
          return Optional.of(TcpLink.of(sockets, accepted));
        }
        long left = deadline.millisLeft();
        if (left == 0) {
          return Optional.empty();
        }
        sockets.await(channel, SelectionKey.OP_ACCEPT, Math.min(left, TcpLink.SLICE_MS));
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
    sockets.close(channel);
  }
}
