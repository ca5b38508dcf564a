package org.ftpdiag.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.Charset;

/** Text for an output stream, encoded a piece at a time: made for gigabytes in large pieces. */
final class EncodedWriter extends Writer {
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final Charset charset;

  EncodedWriter(OutputStream out, Charset charset) {
    this.out = new BufferedOutputStream(out, BUFFER);
    this.charset = charset;
  }

  @Override
  public void write(char[] chars, int from, int length) throws IOException {
    write(new String(chars, from, length));
  }

  @Override
  public void write(String text) throws IOException {
    out.write(text.getBytes(charset));
  }

  @Override
  public Writer append(CharSequence text) throws IOException {
    write(text.toString());
    return this;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** Flushes; the stream is the caller's. */
  @Override
  public void close() throws IOException {
    flush();
  }
}
