package org.ftpdiag.demo;

import java.io.IOException;

/**
 * What a command comes to.
 *
 * @param reply its lines joined by line feeds; empty when {@code after} replies
 * @param after what is done once the reply is out
 */
record Answer(String reply, After after) {

  static Answer of(String reply) {
    return new Answer(reply, () -> {});
  }

  /** What follows a reply, such as a transfer or a handshake. */
  @FunctionalInterface
  interface After {
    void run() throws IOException;
  }
}
