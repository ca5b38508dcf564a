package org.ftpdiag.explain.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * A file that grows, read on and on until it is stopped. Where it is replaced, as logs are when
 * they are rotated, or cut, the new one is read from its beginning once the old one was read to its
 * end.
 */
public final class FollowedFile extends InputStream implements GrowingInput {
  private static final long LOOK_EVERY_MS = 200;

  private final Path path;
  private final Runnable idle;
  private SeekableByteChannel file;
  private Object key;
  private boolean stopped;

  /**
   * Opens it.
   *
   * @param idle is run when all was read that is there, before more is waited for
   */
  public FollowedFile(Path path, Runnable idle) throws IOException {
    this.path = path;
    this.idle = idle;
    open();
  }

  private void open() throws IOException {
    file = Files.newByteChannel(path);
    key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
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
    int n = file.read(ByteBuffer.wrap(to, from, length));
    if (n <= 0) {
      idle.run();
    }
    while (n <= 0) {
      if (!pause()) {
        return -1;
      }
      if (renewed()) {
        file.close();
        open();
      }
      n = file.read(ByteBuffer.wrap(to, from, length));
    }
    return n;
  }

  /** Whether the name means another file by now, or the same one was cut. */
  private boolean renewed() throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      boolean read = file.position() >= file.size();
      return read && !Objects.equals(key, now.fileKey()) || file.size() < file.position();
    } catch (NoSuchFileException e) {
      return false; // between two files
    }
  }

  private synchronized boolean pause() throws IOException {
    if (!stopped) {
      try {
        wait(LOOK_EVERY_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stopped = true;
      }
    }
    return !stopped;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, file.size() - file.position()));
  }

  @Override
  public synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
