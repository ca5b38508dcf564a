package org.ftpdiag.wire.tls;

import java.nio.ByteBuffer;

/** Reads elements of DER (X.690 section 8.1), as far as certificates need it. */
final class Der {
  static final int OCTET_STRING = 0x04;
  static final int SEQUENCE = 0x30;

  private Der() {}

  /** The tag of the next element, which is not taken. */
  static int tag(ByteBuffer from) {
    return from.get(from.position()) & 0xff;
  }

  /**
   * Takes the next element.
   *
   * @param tag what it must be
   * @return its content
   * @throws IllegalArgumentException for another tag, or a length that cannot be
   * @throws java.nio.BufferUnderflowException where the bytes end
   */
  static ByteBuffer take(ByteBuffer from, int tag) {
    if ((from.get() & 0xff) != tag) {
      throw new IllegalArgumentException("another tag");
    }
    int length = from.get() & 0xff;
    if (length > 0x83) {
      throw new IllegalArgumentException("no certificate is so long");
    }
    if (length > 0x80) {
      int bytes = length - 0x80;
      length = 0;
      for (int i = 0; i < bytes; i++) {
        length = length << 8 | from.get() & 0xff;
      }
    }
    if (length > from.remaining()) {
      throw new IllegalArgumentException("cut off");
    }
    ByteBuffer content = from.slice(from.position(), length);
    from.position(from.position() + length);
    return content;
  }

  /** Leaves the next element out, whatever it is; throws as {@link #take}. */
  static void skip(ByteBuffer from) {
    take(from, tag(from));
  }
}
