package org.ftpdiag.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.ftpdiag.model.seen.WireFault;

/** A link over a socket, for the tests of TLS alone. */
public final class TlsTestLink implements Link {
  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;

  public TlsTestLink(InetSocketAddress to) throws IOException {
    channel = SocketChannel.open(to);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    selector = Selector.open();
    key = channel.register(selector, 0);
  }

  private interface Move {
    int go() throws IOException;
  }

  private static int moved(Move move) throws WireException {
    try {
      return move.go();
    } catch (IOException e) {
      throw new WireException(WireFault.Kind.RESET, String.valueOf(e.getMessage()));
    }
  }

  private void await(int operation, Deadline deadline) throws WireException {
    key.interestOps(operation);
    if (deadline.passed() || moved(() -> selector.select(deadline.millisLeft())) == 0) {
      throw new WireException(WireFault.Kind.TIMED_OUT, "silence");
    }
    selector.selectedKeys().clear();
  }

  @Override
  public int read(ByteBuffer into, Deadline deadline) throws WireException {
    int n = readNow(into);
    while (n == 0) {
      await(SelectionKey.OP_READ, deadline);
      n = readNow(into);
    }
    return n;
  }

  @Override
  public int readNow(ByteBuffer into) throws WireException {
    return moved(() -> channel.read(into));
  }

  @Override
  public void write(ByteBuffer from, Deadline deadline) throws WireException {
    while (from.hasRemaining()) {
      if (moved(() -> channel.write(from)) == 0) {
        await(SelectionKey.OP_WRITE, deadline);
      }
    }
  }

  @Override
  public void endOutput(Deadline deadline) throws WireException {
    moved(
        () -> {
          channel.shutdownOutput();
          return 0;
        });
  }

  @Override
  public boolean orderlyEnd() {
    return true;
  }

  @Override
  public InetSocketAddress local() {
    return (InetSocketAddress) channel.socket().getLocalSocketAddress();
  }

  @Override
  public InetSocketAddress remote() {
    return (InetSocketAddress) channel.socket().getRemoteSocketAddress();
  }

  @Override
  public void close() {
    try {
      channel.close();
      selector.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
