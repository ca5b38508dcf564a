package org.ftpdiag.explain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
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

  @Test
  void whatWasReadIsShownBeforeMoreIsWaitedFor() throws IOException {
    try (PipedOutputStream writer = new PipedOutputStream()) {
      InputStream in = new PipedInputStream(writer);
      writer.write("one".getBytes(StandardCharsets.UTF_8));
      int[] idle = {0};
      FollowedPipe pipe =
          new FollowedPipe(
              in,
              () -> {
                if (++idle[0] == 2) { // all was read: the other end goes on
                  write(writer, "two");
                }
              });
      String first = new String(pipe.readNBytes(3), StandardCharsets.UTF_8);
      idle[0] = 1;
      String second = new String(pipe.readNBytes(3), StandardCharsets.UTF_8);
      assertEquals("one two", first + " " + second);
      pipe.close();
    }
  }

  private static void write(PipedOutputStream to, String text) {
    try {
      to.write(text.getBytes(StandardCharsets.UTF_8));
      to.flush();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aReadThatWaitsCanBeEnded() throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    try (PipedOutputStream silent = new PipedOutputStream()) {
      FollowedPipe pipe = new FollowedPipe(new PipedInputStream(silent), waits::countDown);
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
