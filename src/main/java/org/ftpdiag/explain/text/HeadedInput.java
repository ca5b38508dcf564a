package org.ftpdiag.explain.text;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that were read to look at them, and then the rest of their stream. */
public final class HeadedInput extends InputStream {
  private final byte[] head;
  private final InputStream rest;
  private int at;

  public HeadedInput(byte[] head, InputStream rest) {
    this.head = head;
    this.rest = rest;
  }

  @Override
  public int read() throws IOException {
    return at < head.length ? head[at++] & 0xff : rest.read();
  }

  @Override
  public int available() throws IOException {
    return head.length - at + rest.available();
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    if (at == head.length) {
      return rest.read(to, from, length);
    }
    int n = Math.min(length, head.length - at);
    System.arraycopy(head, at, to, from, n);
    at += n;
    return n;
  }
}
