package org.ftpdiag.cli.console;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.Charset;

/**
 * Text for standard output, encoded a piece at a time: made for gigabytes in large pieces. Throws
 * {@link OutputException}, to be told from input that cannot be read.
 */
public final class EncodedWriter extends Writer {
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final Charset charset;

  public EncodedWriter(OutputStream out, Charset charset) {
    this.out = new BufferedOutputStream(out, BUFFER);
    this.charset = charset;
  }

  @Override
  public void write(char[] chars, int from, int length) {
    write(new String(chars, from, length));
  }

  @Override
  public void write(String text) {
    try {
      out.write(text.getBytes(charset));
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  @Override
  public Writer append(CharSequence text) {
    write(text.toString());
    return this;
  }

  @Override
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  /** Flushes; the stream is the caller's. */
  @Override
  public void close() {
    flush();
  }
}
