package org.ftpdiag.explain.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A pipe whose other end goes on writing. It is read on a thread of its own: a read that waits
 * cannot be broken off.
 */
public final class FollowedPipe extends InputStream implements GrowingInput {
  private static final int CHUNK = 1 << 16;
  private static final byte[] END = {};

  private final InputStream in;
  private final Runnable idle;
  private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(4);
  private byte[] chunk = {};
  private int at;
  private boolean ended;
  private volatile boolean stopped;
  private volatile Optional<IOException> failure = Optional.empty();

  /**
   * Begins to read.
   *
   * @param idle is run when all was read that has come, before more is waited for
   */
  public FollowedPipe(InputStream in, Runnable idle) {
    this.in = in;
    this.idle = idle;
    Thread reader = new Thread(this::pump, "followed pipe");
    reader.setDaemon(true);
    reader.start();
  }

  private void pump() {
    byte[] buffer = new byte[CHUNK];
    try {
      for (int n = in.read(buffer); n >= 0 && !stopped; n = in.read(buffer)) {
        chunks.put(Arrays.copyOf(buffer, n));
      }
      chunks.put(END);
    } catch (IOException e) {
      failure = Optional.of(e);
      stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (at == chunk.length && !ended) {
      next();
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    if (ended) {
      return -1;
    }
    int n = Math.min(length, chunk.length - at);
    System.arraycopy(chunk, at, to, from, n);
    at += n;
    return n;
  }

  private void next() {
    byte[] waiting = chunks.poll();
    if (waiting == null) {
      idle.run();
      try {
        waiting = chunks.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        waiting = END;
      }
    }
    ended = waiting == END;
    chunk = waiting;
    at = 0;
  }

  @Override
  public int available() {
    return chunk.length - at + (chunks.peek() == null ? 0 : chunks.peek().length);
  }

  @Override
  public void stop() {
    stopped = true;
    while (!chunks.offer(END)) {
      chunks.poll(); // what is not read by now is not read any more
    }
  }

  @Override
  public void close() {
    stop();
  }
}
