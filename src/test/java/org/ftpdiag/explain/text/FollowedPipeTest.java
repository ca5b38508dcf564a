package org.ftpdiag.explain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FollowedPipeTest {
  @Test
  void everythingComesAndThenTheEnd() throws IOException {
    byte[] bytes = "x".repeat(200_000).getBytes(StandardCharsets.UTF_8);
    try (FollowedPipe pipe = new FollowedPipe(new ByteArrayInputStream(bytes), () -> {})) {
      assertEquals(200_000, pipe.readAllBytes().length);
      assertEquals(-1, pipe.read());
    }
  }

  /** A pipe that gives what was put into it, piece by piece. */
  private static final class Pieces extends InputStream {
    private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
      try {
        byte[] piece = pieces.take().getBytes(StandardCharsets.UTF_8);
        System.arraycopy(piece, 0, to, from, piece.length);
        return piece.length;
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  @Test
  void whatWasReadIsShownBeforeMoreIsWaitedFor() throws IOException {
    Pieces pieces = new Pieces();
    boolean[] oneWasRead = {false};
    FollowedPipe pipe =
        new FollowedPipe(
            pieces,
            () -> {
              if (oneWasRead[0]) { // nothing more is there: the other end goes on
                pieces.pieces.add("two");
              }
            });
    pieces.pieces.add("one");
    String first = new String(pipe.readNBytes(3), StandardCharsets.UTF_8);
    oneWasRead[0] = true;
    String second = new String(pipe.readNBytes(3), StandardCharsets.UTF_8);
    assertEquals("one two", first + " " + second);
    pipe.stop();
  }

  @Test
  void aReadThatWaitsCanBeEnded() throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    FollowedPipe pipe = new FollowedPipe(new Pieces(), waits::countDown);
    Thread stopper =
        new Thread(
            () -> {
              try {
                waits.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              pipe.stop();
            });
    stopper.start();
    assertEquals(-1, pipe.read());
    stopper.join();
  }

  @Test
  void aFailureIsToldToTheReader() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };
    FollowedPipe pipe = new FollowedPipe(broken, () -> {});
    assertEquals("gone", assertThrows(IOException.class, pipe::read).getMessage());
  }
}
