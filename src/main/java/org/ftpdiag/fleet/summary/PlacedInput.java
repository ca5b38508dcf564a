package org.ftpdiag.fleet.summary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A file from its beginning, read by places. Closing it leaves the file open: the system would take
 * the lock from it.
 */
final class PlacedInput extends InputStream {
  private final OutcomeReader.ReadableByteSource source;
  private long at;

  PlacedInput(OutcomeReader.ReadableByteSource source) {
    this.source = source;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, to.length);
    int n = source.read(ByteBuffer.wrap(to, from, length), at);
    at += Math.max(0, n);
    return n;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 1 ? -1 : one[0] & 0xff;
  }
}
