package org.ftpdiag.demo;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the next data connection will come from: a port that waits, or the client's address. May be
 * closed from another thread.
 */
final class DataPort implements Closeable {
  private static final int PATIENCE_MS = 10_000;
  private static final int FILLERS = 8;

  private final InetAddress local;
  private final InetAddress peer;
  private ServerSocket waiting;
  private final List<SocketChannel> fillers = new ArrayList<>();
  private InetSocketAddress client;

  DataPort(InetAddress local, InetAddress peer) {
    this.local = local;
    this.peer = peer;
  }

  /** Waits on a new port and returns it. */
  synchronized int listen() throws IOException {
    close();
    waiting = new ServerSocket(0, 1, local);
    waiting.setSoTimeout(PATIENCE_MS);
    return waiting.getLocalPort();
  }

  /** A port on which nobody waits. */
  synchronized int refuse() throws IOException {
    int port = listen();
    waiting.close();
    return port;
  }

  /**
   * A port that lets nobody in: its queue of connections not yet accepted is full, so that systems
   * drop further attempts as a firewall would.
   */
  synchronized int block() throws IOException {
    int port = listen();
    for (int i = 0; i < FILLERS; i++) {
      SocketChannel filler = SocketChannel.open();
      fillers.add(filler);
      filler.configureBlocking(false);
      filler.connect(waiting.getLocalSocketAddress());
    }
    return port;
  }

  /** The client waits there. */
  synchronized void connectTo(InetSocketAddress address) throws IOException {
    close();
    client = address;
  }

  synchronized Optional<Boolean> active() {
    return client != null
        ? Optional.of(true)
        : waiting != null ? Optional.of(false) : Optional.empty();
  }

  /**
   * Waits for the client, or connects to it.
   *
   * @throws IOException when no connection came about, or somebody else came
   */
  DataLine open() throws IOException {
    ServerSocket port;
    InetSocketAddress there;
    synchronized (this) {
      port = waiting;
      there = client;
    }
    Socket socket;
    if (there != null) {
      socket = new Socket();
      socket.bind(new InetSocketAddress(local, 0));
      socket.connect(there, PATIENCE_MS);
    } else {
      if (port == null) {
        throw new IOException("the server was closed");
      }
      socket = port.accept();
      if (!socket.getInetAddress().equals(peer)) {
        socket.close();
        throw new IOException("connection from another address");
      }
    }
    return new DataLine(socket);
  }

  @Override
  public synchronized void close() throws IOException {
    for (SocketChannel filler : fillers) {
      filler.close();
    }
    fillers.clear();
    client = null;
    if (waiting != null) {
      waiting.close();
      waiting = null;
    }
  }
}
