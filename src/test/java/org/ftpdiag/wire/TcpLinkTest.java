package org.ftpdiag.wire;

import static org.ftpdiag.wire.Loopback.shortly;
import static org.ftpdiag.wire.Loopback.soon;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.junit.jupiter.api.Test;

class TcpLinkTest {
  private static final InetSocketAddress SOMEWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 21);

  @Test
  void aPortWhereNobodyListensIsRefused() throws Exception {
    InetSocketAddress free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = (InetSocketAddress) socket.getLocalSocketAddress();
    }
    PendingConnect pending = Loopback.SOCKETS.connect(free, Ticker.SYSTEM);
    ConnectAttempt attempt = pending.await(soon());
    assertEquals(Kind.REFUSED, attempt.fault().orElseThrow().kind());
    assertTrue(pending.link().isEmpty());
    assertSame(attempt, pending.await(soon()));
  }

  @Test
  void aQueueThatIsFullTimesOutAtTheDeadline() throws Exception {
    // A backlog of one that nobody accepts: further connects are dropped by Linux.
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      InetSocketAddress to = (InetSocketAddress) full.getLocalSocketAddress();
      PendingConnect[] pending = new PendingConnect[6];
      for (int i = 0; i < pending.length; i++) {
        pending[i] = Loopback.SOCKETS.connect(to, Ticker.SYSTEM);
      }
      ConnectAttempt last = pending[pending.length - 1].await(shortly());
      assertEquals(Kind.TIMED_OUT, last.fault().orElseThrow().kind());
      assertTrue(last.ms().getAsDouble() >= 250);
      pending[0].cancel();
      assertEquals(Kind.CANCELLED, pending[0].await(soon()).fault().orElseThrow().kind());
      for (PendingConnect one : pending) {
        one.cancel();
      }
    }
  }

  @Test
  void anAddressWithoutARouteIsUnreachable() throws Exception {
    // TCP has no route to a multicast group (RFC 9293 section 3.9.2.3).
    InetSocketAddress to = new InetSocketAddress("224.0.0.1", 21);
    ConnectAttempt attempt = Loopback.SOCKETS.connect(to, Ticker.SYSTEM).await(soon());
    assertEquals(Kind.UNREACHABLE, attempt.fault().orElseThrow().kind());
  }

  @Test
  void faultsAreToldApartInEveryLanguage() {
    assertEquals(Kind.REFUSED, connecting(new ConnectException("Connexion refusée"), 1));
    assertEquals(Kind.TIMED_OUT, connecting(new ConnectException("Connection timed out"), 1));
    assertEquals(Kind.TIMED_OUT, connecting(new ConnectException("接続がタイムアウトしました"), 130_000));
    assertEquals(Kind.UNREACHABLE, connecting(new NoRouteToHostException("No route to host"), 1));
    assertEquals(Kind.UNREACHABLE, connecting(new SocketException("Network is unreachable"), 1));
    assertEquals(Kind.LOCAL, connecting(new SocketException("Operation not permitted"), 1));
    assertEquals(Kind.RESET, connecting(new SocketException("Connection reset by peer"), 1));
    assertEquals(Kind.RESET, SocketFault.connected(new IOException("Broken pipe")).kind());
    assertEquals(
        Kind.TIMED_OUT, SocketFault.connected(new IOException("Connection timed out")).kind());
    assertEquals(
        Kind.UNREACHABLE, SocketFault.connected(new IOException("No route to host")).kind());
  }

  private static Kind connecting(Exception e, double ms) {
    return SocketFault.connecting(e, SOMEWHERE, ms).kind();
  }

  @Test
  void bytesGoBothWaysWithDirectAndHeapBuffersUntilTheEnd() throws Exception {
    try (Loopback server =
            new Loopback(socket -> Loopback.write(socket, "got " + Loopback.readLine(socket)));
        TcpLink link = server.connect()) {
      link.write(ByteBuffer.wrap("hello\n".getBytes()), soon());
      ByteBuffer direct = ByteBuffer.allocateDirect(4);
      while (direct.hasRemaining()) {
        link.read(direct, soon());
      }
      ByteBuffer heap = ByteBuffer.allocate(16);
      while (link.read(heap, soon()) > 0) {
        continue;
      }
      assertEquals("hello", new String(heap.array(), 0, heap.position()));
      assertTrue(link.orderlyEnd());
      assertEquals(-1, link.readNow(heap));
      assertEquals(server.address(), link.remote());
    }
  }

  @Test
  void afterTheEndOfOurOutputReadingGoesOn() throws Exception {
    try (Loopback server =
            new Loopback(
                socket -> {
                  Loopback.hold(socket);
                  Loopback.write(socket, "x");
                });
        TcpLink link = server.connect()) {
      link.endOutput(soon());
      assertEquals(1, link.read(ByteBuffer.allocate(9), soon()));
    }
  }

  @Test
  void aReadWithoutBytesTimesOut() throws Exception {
    try (Loopback server = Loopback.saying("");
        TcpLink link = server.connect()) {
      ByteBuffer buffer = ByteBuffer.allocate(1);
      assertEquals(0, link.readNow(buffer));
      WireException e = assertThrows(WireException.class, () -> link.read(buffer, shortly()));
      assertEquals(Kind.TIMED_OUT, e.fault().kind());
    }
  }

  @Test
  void aWriteThatNobodyReadsTimesOut() throws Exception {
    Semaphore end = new Semaphore(0);
    try (Loopback server = new Loopback(socket -> end.acquireUninterruptibly());
        TcpLink link = server.connect()) {
      ByteBuffer much = ByteBuffer.allocate(64 * 1024 * 1024);
      WireException e = assertThrows(WireException.class, () -> link.write(much, shortly()));
      assertEquals(Kind.TIMED_OUT, e.fault().kind());
      end.release();
    }
  }

  @Test
  void anInterruptedThreadIsCancelledAndStaysInterrupted() throws Exception {
    try (Loopback server = Loopback.saying("");
        TcpLink link = server.connect()) {
      Thread.currentThread().interrupt();
      WireException e =
          assertThrows(WireException.class, () -> link.read(ByteBuffer.allocate(1), soon()));
      assertTrue(Thread.interrupted());
      assertEquals(Kind.CANCELLED, e.fault().kind());
    }
  }

  @Test
  void theTimeOfAConnectIsMeasuredFromItsBeginning() throws Exception {
    AtomicLong time = new AtomicLong();
    try (Loopback server = Loopback.saying("")) {
      PendingConnect pending = Loopback.SOCKETS.connect(server.address(), time::get);
      time.addAndGet(5_000_000);
      assertEquals(
          5.0, pending.await(Deadline.in(time::get, Duration.ofDays(1))).ms().getAsDouble());
      pending.cancel();
    }
  }
}
