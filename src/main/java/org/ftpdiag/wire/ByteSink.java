package org.ftpdiag.wire;

import java.nio.ByteBuffer;

/** Takes the bytes of a transfer as they come. */
@FunctionalInterface
public interface ByteSink {
  /** Takes what remains in the chunk, which is used again afterwards. */
  void accept(ByteBuffer chunk);

  /** All bytes have come: what is to be made of them can be made while the last reply is due. */
  default void ended() {}
}
