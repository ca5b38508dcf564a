package org.ftpdiag.wire;

import static org.ftpdiag.wire.Loopback.shortly;
import static org.ftpdiag.wire.Loopback.soon;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlChannelFaultTest {

  private static WireFault fault(ControlChannel channel, Deadline deadline) {
    return assertThrows(WireException.class, () -> channel.readReply(deadline)).fault();
  }

  private static WireFault faultOf(Loopback server, Deadline deadline) throws Exception {
    try (server;
        ControlChannel channel = server.channel()) {
      return fault(channel, deadline);
    }
  }

  @Test
  void silenceIsTimedOut() throws Exception {
    assertEquals(new WireFault(Kind.TIMED_OUT, "", ""), faultOf(Loopback.saying(""), shortly()));
  }

  @Test
  void anIncompleteLineAtTheDeadlineIsTimedOutWithWhatCame() throws Exception {
    assertEquals(
        new WireFault(Kind.TIMED_OUT, "", "220 Wel"),
        faultOf(Loopback.saying("220 Wel"), shortly()));
  }

  @Test
  void anUnfinishedReplyIsGoneOnWithByTheNextRead() throws Exception {
    Semaphore go = new Semaphore(0);
    try (Loopback server =
            new Loopback(
                socket -> {
                  Loopback.write(socket, "220-Hello\r\n22");
                  go.acquireUninterruptibly();
                  Loopback.write(socket, "0 there\r\n");
                  Loopback.hold(socket);
                });
        ControlChannel channel = server.channel()) {
      WireException e = assertThrows(WireException.class, () -> channel.readReplyWithin(shortly()));
      assertEquals("220-Hello\n22", e.fault().received());
      go.release();
      assertEquals("Hello\nthere", channel.readReply(soon()).text());
    }
  }

  @Test
  void closedBeforeAnyByteIsClosed() throws Exception {
    WireFault fault = faultOf(Loopback.sayingAndClosing(""), soon());
    assertEquals(Kind.CLOSED, fault.kind());
    assertEquals("", fault.received());
  }

  @Test
  void closedInALineIsClosedWithWhatCame() throws Exception {
    WireFault fault = faultOf(Loopback.sayingAndClosing("22"), soon());
    assertEquals(new WireFault(Kind.CLOSED, "", "22"), fault);
  }

  @Test
  void aResetIsReset() throws Exception {
    Loopback server =
        new Loopback(
            socket -> {
              socket.setSoLinger(true, 0);
              Loopback.readLine(socket);
            });
    try (server;
        ControlChannel channel = server.channel()) {
      channel.send("NOOP", "", soon());
      assertEquals(Kind.RESET, fault(channel, soon()).kind());
      assertEquals(Kind.RESET, fault(channel, soon()).kind());
      assertEquals(List.of(), channel.drain(soon()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n",
        "+OK POP3 ready\r\n",
        "* OK IMAP4 ready\r\n",
        "\u0015\u0003\u0001\0\u0002\u0002\u0028",
        "\u0016\u0003\u0003\0\u0031\u0002\0",
        "\u0000\u0000\u0012\u0004\u0000\u0000\u0000"
      })
  void otherProtocolsAreMalformedLongBeforeTheDeadline(String text) throws Exception {
    try (Loopback server = Loopback.saying(text);
        ControlChannel channel = server.channel()) {
      Deadline deadline = soon();
      WireFault fault = fault(channel, deadline);
      assertEquals(Kind.MALFORMED, fault.kind());
      assertTrue(deadline.millisLeft() > 15_000);
      assertEquals(text, channel.raw());
      assertFalse(fault.received().isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"login: ", "Hello, I am no FTP server\r\n", "J\0\0\0\n5.5.5-10.4\0"})
  void textWithoutACodeIsMalformedWhenNothingFollows(String text) throws Exception {
    try (Loopback server = Loopback.saying(text);
        ControlChannel channel = server.channel()) {
      Deadline deadline = soon();
      WireFault fault = fault(channel, deadline);
      assertEquals(Kind.MALFORMED, fault.kind());
      assertTrue(fault.received().startsWith(text.substring(0, 1)));
      assertTrue(deadline.millisLeft() > 15_000);
    }
  }

  @Test
  void anEndlessBannerWithoutACodeIsMalformed() throws Exception {
    assertEquals(Kind.MALFORMED, faultOf(forEver("chargen\r\n"), soon()).kind());
  }

  @Test
  void anEndlessLineIsOversized() throws Exception {
    WireFault fault = faultOf(forEver("220 aaaaaaaa"), soon());
    assertEquals(Kind.OVERSIZED, fault.kind());
    assertTrue(fault.received().length() <= ReplyReader.MAX_RECEIVED);
  }

  @Test
  void anEndlessReplyOfShortLinesIsOversized() throws Exception {
    assertEquals(Kind.OVERSIZED, faultOf(forEver("220-\r\n"), soon()).kind());
  }

  @Test
  void anEndlessReplyOfLongLinesIsOversized() throws Exception {
    WireFault fault = faultOf(forEver("220-" + "x".repeat(8_000) + "\r\n"), soon());
    assertEquals(Kind.OVERSIZED, fault.kind());
    assertTrue(fault.received().length() <= ReplyReader.MAX_RECEIVED);
  }

  @Test
  void endlessRepliesDoNotHoldADrain() throws Exception {
    try (Loopback server = forEver("220 again\r\n");
        ControlChannel channel = server.channel()) {
      assertTrue(channel.drain(shortly()).size() <= 256);
    }
  }

  private static Loopback forEver(String text) throws IOException {
    return new Loopback(
        socket -> {
          while (true) {
            Loopback.write(socket, text);
          }
        });
  }

  @Test
  void aDripDoesNotMoveTheDeadline() throws Exception {
    Semaphore drops = new Semaphore(1);
    try (Loopback server =
            new Loopback(
                socket -> {
                  Loopback.write(socket, "220-");
                  while (true) {
                    drops.acquireUninterruptibly();
                    Loopback.write(socket, "x");
                  }
                });
        TcpLink tcp = server.connect()) {
      // Every read lets the server write one byte more, and time flies.
      AtomicLong time = new AtomicLong();
      Ticker ticker = () -> time.addAndGet(Duration.ofMillis(100).toNanos());
      ControlChannel channel =
          new ControlChannel(new DrippingLink(tcp, drops), server.recorder(), ticker);
      WireFault fault = fault(channel, Deadline.in(ticker, Duration.ofMinutes(1)));
      assertEquals(Kind.TIMED_OUT, fault.kind());
      assertTrue(fault.received().startsWith("220-x"));
    }
  }

  @Test
  void closingFromAnotherThreadEndsAWait() throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    try (Loopback server = Loopback.saying("");
        ControlChannel channel = server.channel()) {
      Deadline deadline =
          Deadline.in(
              () -> {
                if (Thread.currentThread().getName().equals("waits")) {
                  waits.countDown();
                }
                return System.nanoTime();
              },
              Duration.ofSeconds(20));
      AtomicReference<WireFault> fault = new AtomicReference<>();
      Thread waiting = new Thread(() -> fault.set(fault(channel, deadline)), "waits");
      waiting.start();
      waits.await();
      channel.link().close();
      waiting.join();
      assertEquals(Kind.CANCELLED, fault.get().kind());
    }
  }

  @Test
  void strayLinesInASessionAreWaitedOut() throws Exception {
    Semaphore go = new Semaphore(0);
    try (Loopback server =
            new Loopback(
                socket -> {
                  Loopback.write(socket, "220 Hi\r\n");
                  go.acquireUninterruptibly();
                  Loopback.write(socket, "Warning\r\n");
                  go.acquireUninterruptibly();
                  Loopback.write(socket, "200 Done\r\n");
                  Loopback.hold(socket);
                });
        ControlChannel channel = server.channel()) {
      channel.readReply(soon());
      go.release();
      assertEquals(
          new WireFault(Kind.MALFORMED, "", "Warning\n"),
          fault(channel, Deadline.in(Ticker.SYSTEM, Duration.ofMillis(250))));
      go.release();
      assertEquals(Optional.of(Reply.of("200 Done")), channel.readReplyWithin(soon()));
    }
  }
}
