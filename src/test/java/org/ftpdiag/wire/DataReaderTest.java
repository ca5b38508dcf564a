package org.ftpdiag.wire;

import static org.ftpdiag.wire.Loopback.soon;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.junit.jupiter.api.Test;

class DataReaderTest {
  private static final Duration STALL = Duration.ofSeconds(10);
  private static final long MANY = Long.MAX_VALUE;

  private static void ignore(ByteBuffer chunk) {
    chunk.position(chunk.limit());
  }

  @Test
  void everyByteOfATransferArrives() throws Exception {
    byte[] sent = new byte[5_000_000];
    new Random(1).nextBytes(sent);
    try (Loopback server = new Loopback(socket -> socket.getOutputStream().write(sent));
        TcpLink link = server.connect()) {
      ByteArrayOutputStream got = new ByteArrayOutputStream();
      DataReader.Result result =
          new DataReader(link, Ticker.SYSTEM)
              .read(
                  chunk -> {
                    byte[] bytes = new byte[chunk.remaining()];
                    chunk.get(bytes);
                    got.writeBytes(bytes);
                  },
                  STALL,
                  soon(),
                  MANY);
      assertEquals(sent.length, result.bytes());
      assertTrue(result.fault().isEmpty());
      assertTrue(result.orderly());
      assertTrue(result.firstByteMs() >= 0);
      assertTrue(java.util.Arrays.equals(sent, got.toByteArray()));
    }
  }

  @Test
  void anEmptyTransferHasNoFirstByte() throws Exception {
    try (Loopback server = Loopback.sayingAndClosing("");
        TcpLink link = server.connect()) {
      DataReader.Result result =
          new DataReader(link, Ticker.SYSTEM).read(DataReaderTest::ignore, STALL, soon(), MANY);
      assertEquals(0, result.bytes());
      assertEquals(-1, result.firstByteMs());
      assertTrue(result.orderly());
    }
  }

  @Test
  void aStallIsTimedOutWithWhatCame() throws Exception {
    try (Loopback server = Loopback.saying("half");
        TcpLink link = server.connect()) {
      DataReader.Result result =
          new DataReader(link, Ticker.SYSTEM)
              .read(DataReaderTest::ignore, Duration.ofMillis(200), soon(), MANY);
      assertEquals(4, result.bytes());
      assertEquals(Kind.TIMED_OUT, result.fault().orElseThrow().kind());
      assertFalse(result.orderly());
    }
  }

  @Test
  void aDripThatNeverStallsEndsAtTheDeadlineOfTheWhole() throws Exception {
    Semaphore drops = new Semaphore(1);
    AtomicLong time = new AtomicLong();
    Ticker ticker = () -> time.addAndGet(Duration.ofMillis(100).toNanos());
    try (Loopback server =
            new Loopback(
                socket -> {
                  while (true) {
                    drops.acquireUninterruptibly();
                    Loopback.write(socket, "x");
                  }
                });
        TcpLink link = server.connect()) {
      DataReader.Result result =
          new DataReader(new DrippingLink(link, drops), ticker)
              .read(
                  DataReaderTest::ignore, STALL, Deadline.in(ticker, Duration.ofMinutes(1)), MANY);
      assertEquals(Kind.TIMED_OUT, result.fault().orElseThrow().kind());
      assertTrue(result.bytes() > 10);
    }
  }

  @Test
  void moreThanWasAllowedIsOversizedAndNotPassedOn() throws Exception {
    AtomicLong seen = new AtomicLong();
    try (Loopback server =
            new Loopback(
                socket -> {
                  OutputStream out = socket.getOutputStream();
                  while (true) {
                    out.write(new byte[1000]);
                  }
                });
        TcpLink link = server.connect()) {
      DataReader.Result result =
          new DataReader(link, Ticker.SYSTEM)
              .read(chunk -> seen.addAndGet(chunk.remaining()), STALL, soon(), 12_345);
      assertEquals(Kind.OVERSIZED, result.fault().orElseThrow().kind());
      assertEquals(12_345, result.bytes());
      assertEquals(12_345, seen.get());
    }
  }

  @Test
  void aResetIsToldApartFromAnEnd() throws Exception {
    try (Loopback server =
            new Loopback(
                socket -> {
                  socket.setSoLinger(true, 0);
                  Loopback.readLine(socket);
                });
        TcpLink link = server.connect()) {
      link.write(ByteBuffer.wrap(new byte[] {'\n'}), soon());
      DataReader.Result result =
          new DataReader(link, Ticker.SYSTEM).read(DataReaderTest::ignore, STALL, soon(), MANY);
      assertEquals(Kind.RESET, result.fault().orElseThrow().kind());
    }
  }
}
