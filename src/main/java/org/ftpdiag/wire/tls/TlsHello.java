package org.ftpdiag.wire.tls;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * An engine whose ClientHello is written but not yet sent. It says for certain whether the
 * handshake will offer to resume: JSSE has no other way to ask.
 *
 * @param bytes the hello, ready to be read
 * @param offersSession it names a session or holds a ticket
 */
record TlsHello(SSLEngine engine, ByteBuffer bytes, boolean offersSession) {
  private static final int SESSION_TICKET = 35;
  private static final int PRE_SHARED_KEY = 41;

  /**
   * Begins the handshake up to the hello. Under TLS 1.3 this takes a ticket out of the cache.
   *
   * @param sessionId of the session that might be resumed; empty for none
   * @throws SSLException when the engine has nothing it may offer
   */
  static TlsHello begin(SSLEngine engine, byte[] sessionId) throws SSLException {
    engine.beginHandshake();
    ByteBuffer bytes = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), bytes);
    bytes.flip();
    return new TlsHello(engine, bytes, offersSession(bytes.duplicate(), sessionId));
  }

  /** Reads a ClientHello of our own making (RFC 8446 section 4.1.2). */
  static boolean offersSession(ByteBuffer hello, byte[] sessionId) {
    hello.position(hello.position() + 5 + 4 + 2 + 32); // record, message, version, random
    byte[] id = new byte[hello.get() & 0xff];
    hello.get(id);
    skip(hello, hello.getShort() & 0xffff); // cipher suites
    skip(hello, hello.get() & 0xff); // compression
    // Under TLS 1.3 the ID is random and says nothing, so it has to be the very one.
    boolean offers = id.length > 0 && Arrays.equals(id, sessionId);
    if (hello.remaining() >= 2) {
      hello.getShort();
    }
    while (hello.remaining() >= 4) {
      int type = hello.getShort() & 0xffff;
      int length = hello.getShort() & 0xffff;
      offers |= type == PRE_SHARED_KEY || type == SESSION_TICKET && length > 0;
      skip(hello, length);
    }
    return offers;
  }

  /** A ticket may be so long that the hello goes on in another record: this is the first. */
  private static void skip(ByteBuffer buffer, int bytes) {
    buffer.position(Math.min(buffer.limit(), buffer.position() + bytes));
  }
}
