package org.ftpdiag.cli.console;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.Words;

/** A file while it is read: how far that has come is shown on the terminal's standard error. */
public final class ReadingProgress extends FilterInputStream {
  private static final long FIRST_NANOS = 1_000_000_000;
  private static final long EVERY_NANOS = 500_000_000;
  private static final String CLEAR = "\r\u001b[K";

  private final long size;
  private final Console console;
  private final Words words;
  private final LongSupplier clock;
  private final long began;
  private long next;
  private long done;
  private boolean shown;

  /**
   * Watches a file being read.
   *
   * @param size in bytes
   * @param clock in nanoseconds
   */
  public ReadingProgress(
      InputStream in, long size, Console console, Words words, LongSupplier clock) {
    super(in);
    this.size = size;
    this.console = console;
    this.words = words;
    this.clock = clock;
    this.began = clock.getAsLong();
    this.next = began + FIRST_NANOS;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    moved(b < 0 ? -1 : 1);
    return b;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    int n = super.read(to, from, length);
    moved(n);
    return n;
  }

  private void moved(int n) throws IOException {
    if (n < 0) {
      clear();
      return;
    }
    done += n;
    long now = clock.getAsLong();
    if (now >= next) {
      next = now + EVERY_NANOS;
      shown = true;
      Quantity quantity = new Quantity(words);
      show(
          CLEAR
              + words.say(
                  "live.progress.percent",
                  "bytes",
                  quantity.bytes(done),
                  "percent",
                  done * 100 / Math.max(done, size),
                  "speed",
                  quantity.speed(done, (now - began) / 1e6)));
    }
  }

  private void clear() throws IOException {
    if (shown) {
      shown = false;
      show(CLEAR);
    }
  }

  private void show(String text) throws IOException {
    console.err().write(text.getBytes(StandardCharsets.UTF_8));
    console.err().flush();
  }

  @Override
  public void close() throws IOException {
    clear();
    super.close();
  }
}
