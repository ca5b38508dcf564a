package org.ftpdiag.wire;

import static org.ftpdiag.wire.Loopback.soon;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Many connections that share one selector. */
class SocketsTest {
  private static final int MANY = 64;
  private static final int ROUNDS = 50;

  private final Sockets sockets = new Sockets();

  private TcpLink link(ServerSocket server) {
    InetSocketAddress to = (InetSocketAddress) server.getLocalSocketAddress();
    PendingConnect pending = sockets.connect(to, Ticker.SYSTEM);
    pending.await(soon());
    return pending.link().orElseThrow();
  }

  /** Sends back every byte that comes, until the client closes. */
  private static void echo(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      for (int c = socket.getInputStream().read(); c >= 0; c = socket.getInputStream().read()) {
        socket.getOutputStream().write(c);
      }
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private static int roundTrips(TcpLink link) throws WireException {
    int right = 0;
    for (int i = 0; i < ROUNDS; i++) {
      link.write(ByteBuffer.wrap(new byte[] {(byte) i}), soon());
      ByteBuffer answer = ByteBuffer.allocate(1);
      link.read(answer, soon());
      right += answer.get(0) == i ? 1 : 0;
    }
    return right;
  }

  @Test
  void eachOfManyThatWaitAtOnceGetsItsOwn() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2 * MANY);
    List<TcpLink> links = new ArrayList<>();
    try (ServerSocket server = new ServerSocket(0, MANY, InetAddress.getLoopbackAddress())) {
      List<Future<Integer>> clients = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        TcpLink link = link(server);
        links.add(link);
        Socket accepted = server.accept();
        pool.submit(() -> echo(accepted));
        clients.add(pool.submit(() -> roundTrips(link)));
      }
      for (Future<Integer> client : clients) {
        assertEquals(ROUNDS, client.get());
      }
    } finally {
      links.forEach(TcpLink::close);
      pool.shutdownNow();
      sockets.close();
    }
  }

  @Test
  void aWaitThatIsClosedFromElsewhereEndsWhileOthersGoOn() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
      TcpLink closed = link(server);
      TcpLink other = link(server);
      Socket first = server.accept();
      Socket second = server.accept();
      CompletableFuture<Integer> selecting = reading(other);
      CompletableFuture<Integer> waiting = reading(closed);
      closed.close();
      ExecutionException e = assertThrows(ExecutionException.class, waiting::get);
      assertTrue(e.getCause() instanceof CompletionException, e::toString);
      WireException cause = (WireException) e.getCause().getCause();
      assertEquals(Kind.CANCELLED, cause.fault().kind());
      second.getOutputStream().write(7);
      assertEquals(1, selecting.get());
      assertEquals(-1, first.getInputStream().read());
      other.close();
      first.close();
      second.close();
    } finally {
      sockets.close();
    }
  }

  private static CompletableFuture<Integer> reading(TcpLink link) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return link.read(ByteBuffer.allocate(1), soon());
          } catch (WireException e) {
            throw new CompletionException(new CompletionException(e));
          }
        },
        task -> new Thread(task, "reading").start());
  }

  @Test
  void aDeadlineEndsAWaitThoughAnotherSelects() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
        TcpLink slow = link(server);
        TcpLink quick = link(server);
        Socket first = server.accept();
        Socket second = server.accept()) {
      CompletableFuture<Integer> selecting = reading(slow);
      Deadline deadline = Deadline.in(Ticker.SYSTEM, Duration.ofMillis(50));
      WireException e =
          assertThrows(WireException.class, () -> quick.read(ByteBuffer.allocate(1), deadline));
      assertEquals(Kind.TIMED_OUT, e.fault().kind());
      assertTrue(deadline.passed());
      first.getOutputStream().write(7);
      assertEquals(1, selecting.get());
      assertTrue(second.isConnected());
    } finally {
      sockets.close();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aConnectionTakesOneDescriptorAndGivesItBackAtOnce() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
      awaitNothing(link(server)); // the selector exists now
      int before = descriptors();
      List<TcpLink> links = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        links.add(link(server));
        server.accept().close();
        awaitNothing(links.get(i));
      }
      assertEquals(20, descriptors() - before, 5);
      links.forEach(TcpLink::close);
      assertEquals(0, descriptors() - before, 5);
    } finally {
      sockets.close();
    }
  }

  /** Has it waited for, so that the selector knows it. */
  private static void awaitNothing(TcpLink link) {
    Deadline deadline = Deadline.in(Ticker.SYSTEM, Duration.ofMillis(1));
    try {
      link.read(ByteBuffer.allocate(1), deadline);
    } catch (WireException e) {
      assertEquals(Kind.TIMED_OUT, e.fault().kind());
    }
  }

  private static int descriptors() {
    return new File("/proc/self/fd").list().length;
  }
}
