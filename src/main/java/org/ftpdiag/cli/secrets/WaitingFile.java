package org.ftpdiag.cli.secrets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A file that may keep its user waiting: a pipe waits for whoever is at its other end, in open(2)
 * already, and a terminal for a person. It is used on a thread of its own, for so long at most.
 */
public final class WaitingFile {
  /** A person may have to unlock a store of passwords first: {@code --password-file <(pass x)}. */
  public static final Duration READING = Duration.ofSeconds(60);

  /** A reader of a report is there, or is not. */
  public static final Duration WRITING = Duration.ofSeconds(10);

  private final Path path;
  private final Duration longest;

  public WaitingFile(Path path, Duration longest) {
    this.path = path;
    this.longest = longest;
  }

  /** Whether a file is one of these: it exists and is neither a regular file nor a directory. */
  public static boolean is(Path path) {
    return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
  }

  /**
   * Reads all, but not more than so many bytes.
   *
   * @throws TimeoutException when the end has not come in time
   */
  byte[] read(int most) throws IOException, TimeoutException {
    return waitFor(
        () -> {
          try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(most);
          }
        });
  }

  /**
   * Opens it for reading once its first byte, or its end, is there.
   *
   * @throws TimeoutException when neither has come in time
   */
  public InputStream open() throws IOException, TimeoutException {
    return waitFor(
        () -> {
          InputStream in = Files.newInputStream(path);
          return new SequenceInputStream(new ByteArrayInputStream(in.readNBytes(1)), in);
        });
  }

  /**
   * Writes all.
   *
   * @throws TimeoutException when nobody has read it in time
   */
  public void write(byte[] content) throws IOException, TimeoutException {
    waitFor(
        () -> {
          try (OutputStream out = Files.newOutputStream(path)) {
            out.write(content);
          }
          return content;
        });
  }

  private <T> T waitFor(Callable<T> use) throws IOException, TimeoutException {
    FutureTask<T> task = new FutureTask<>(use);
    Thread thread = new Thread(task, "file");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
