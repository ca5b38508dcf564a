package org.ftpdiag.explain.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** UTF-16 text as UTF-8 bytes. */
final class Utf16Input extends InputStream {
  static final int PEEKED = 4;

  private final Reader reader;
  private final char[] chars = new char[8192];
  private byte[] bytes = new byte[0];
  private int at;

  Utf16Input(InputStream in) {
    // Honours the byte order mark and swallows it.
    this.reader = new InputStreamReader(in, StandardCharsets.UTF_16);
  }

  /** Whether a log begins with the byte order mark of UTF-16. */
  static boolean recognises(byte[] start) {
    return start.length >= 2
        && (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE
            || start[0] == (byte) 0xFE && start[1] == (byte) 0xFF);
  }

  private boolean fill() throws IOException {
    int n = reader.read(chars);
    if (n <= 0) {
      return false;
    }
    bytes = new String(chars, 0, n).getBytes(StandardCharsets.UTF_8);
    at = 0;
    return true;
  }

  @Override
  public int read() throws IOException {
    return at < bytes.length || fill() ? bytes[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    if (at == bytes.length && !fill()) {
      return -1;
    }
    int n = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, to, from, n);
    at += n;
    return n;
  }
}
