package org.ftpdiag.fleet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import org.ftpdiag.fleet.summary.OutcomeReader;
import org.ftpdiag.fleet.summary.TargetOutcome;

/**
 * The file that the reports of a run go into, a whole line at a time. Locked against a second run
 * as long as it is open. Not thread-safe.
 */
public final class OutputFile implements ReportSink, Closeable {
  private final Path path;
  private final FileChannel channel;
  private final boolean regular;
  private long end;

  private OutputFile(Path path, FileChannel channel, boolean regular) {
    this.path = path;
    this.channel = channel;
    this.regular = regular;
  }

  /**
   * Opens the file, and makes it where there is none; what is in it stays.
   *
   * @throws FleetException where another run writes into it
   * @throws IOException where it cannot be written
   */
  public static OutputFile open(Path path) throws IOException {
    boolean regular = !Files.exists(path) || Files.isRegularFile(path);
    FileChannel channel =
        regular
            ? FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)
            : FileChannel.open(path, StandardOpenOption.WRITE);
    try {
      if (regular && channel.tryLock() == null) {
        channel.close();
        throw new FleetException("fleet-locked", "file", path);
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new FleetException("fleet-locked", "file", path);
    }
    return new OutputFile(path, channel, regular);
  }

  /** Whether it is the file of that name. */
  public boolean is(Path other) throws IOException {
    return Files.exists(other) && Files.isSameFile(path, other);
  }

  /** Begins anew: what is in it is no longer needed. */
  public void begin() throws IOException {
    if (regular) {
      channel.truncate(0);
    }
  }

  /**
   * Reads what an earlier run wrote, and goes on after it. A torn last line is cut off once all has
   * been read.
   *
   * @throws FleetException where it is of another program
   */
  public void resume(Consumer<TargetOutcome> earlier) throws IOException {
    if (!regular) {
      throw new FleetException("fleet-resume-file", "file", path);
    }
    OutcomeReader reader = new OutcomeReader(channel::read, path.toString());
    for (Optional<TargetOutcome> one = reader.next(); one.isPresent(); one = reader.next()) {
      earlier.accept(one.get());
    }
    end = reader.end();
  }

  /** Takes off what follows the last whole report, and ends its line. */
  public void mend() throws IOException {
    channel.truncate(end);
    channel.position(end);
    if (end > 0) {
      write(new byte[] {'\n'});
    }
  }

  @Override
  public void write(byte[] line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(line);
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      end += line.length;
    } catch (IOException e) {
      cut(e);
      throw e;
    }
  }

  /** A disk that is full took the beginning of a line. */
  private void cut(IOException reason) {
    if (regular) {
      try {
        channel.truncate(end);
      } catch (IOException e) {
        reason.addSuppressed(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
