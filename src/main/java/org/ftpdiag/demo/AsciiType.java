package org.ftpdiag.demo;

import java.io.ByteArrayOutputStream;

/** TYPE A (RFC 959 section 3.1.1.1): lines end in CR LF on the wire, in LF here. */
final class AsciiType {
  private AsciiType() {}

  static byte[] toWire(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
    byte before = 0;
    for (byte b : content) {
      if (b == '\n' && before != '\r') {
        out.write('\r');
      }
      out.write(b);
      before = b;
    }
    return out.toByteArray();
  }

  static byte[] fromWire(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
    for (int i = 0; i < content.length; i++) {
      if (content[i] != '\r' || i + 1 >= content.length || content[i + 1] != '\n') {
        out.write(content[i]);
      }
    }
    return out.toByteArray();
  }
}
