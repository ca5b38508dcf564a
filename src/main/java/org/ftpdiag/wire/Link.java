package org.ftpdiag.wire;

import java.io.Closeable;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** A byte stream in both directions, over TCP or TLS over TCP. Not for use by several threads. */
public interface Link extends Closeable {

  /**
   * Waits for bytes and puts what is there into the buffer.
   *
   * @return how many, at least 1; -1 when the other side has ended its direction
   * @throws WireException TIMED_OUT at the deadline, RESET, TLS, CANCELLED when closed from
   *     elsewhere
   */
  int read(ByteBuffer into, Deadline deadline) throws WireException;

  /**
   * Takes what is there without waiting.
   *
   * @return how many bytes, 0 for none, -1 when the other side has ended its direction
   */
  int readNow(ByteBuffer into) throws WireException;

  /** Writes the whole buffer, or fails at the deadline. */
  void write(ByteBuffer from, Deadline deadline) throws WireException;

  /** Ends our direction: close_notify under TLS, then FIN. Reading goes on. */
  void endOutput(Deadline deadline) throws WireException;

  /** After -1 was read: whether the end was orderly. Over TLS: close_notify came first. */
  boolean orderlyEnd();

  InetSocketAddress local();

  InetSocketAddress remote();

  /**
   * Closes at once, without waiting and without an exception. May be called from another thread.
   */
  @Override
  void close();
}
