package org.ftpdiag.wire.tls;

import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.wire.WireException;

/**
 * Counts the records of one TLS connection that bring no data: parts of handshakes, tickets, key
 * updates, warnings, empty records. Each by itself is lawful (RFC 8446 sections 4.6 and 5.1); a
 * stream of them without end keeps no deadline and fills the memory with tickets. OpenSSL and
 * BoringSSL set bounds of this kind too.
 */
final class EmptyRecords {
  /** Records in a row at most, once the handshake is over. */
  static final int IN_A_ROW = 32;

  /** Records at most in all; a chain of certificates may come in pieces of 512 bytes (RFC 6066). */
  static final int IN_ALL = 512;

  /** Bytes of them at most: JSSE keeps each ticket. */
  static final int BYTES = 512 * 1024;

  private int row;
  private int all;
  private int bytes;

  /** Data came. */
  void ended() {
    row = 0;
  }

  /**
   * One more came.
   *
   * @param length in bytes
   * @param shaking the handshake goes on: several in a row are its way
   * @throws WireException TLS, when it is one too many
   */
  void one(int length, boolean shaking) throws WireException {
    row = shaking ? 0 : row + 1;
    all++;
    bytes += length;
    if (row > IN_A_ROW || all > IN_ALL || bytes > BYTES) {
      throw new WireException(WireFault.Kind.TLS, "too many TLS records without data");
    }
  }
}
