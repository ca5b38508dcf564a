package org.ftpdiag.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Text as it travels: one char a byte, so that file names and replies are kept byte by byte,
 * whatever their encoding.
 */
final class WireText {
  private WireText() {}

  /** The UTF-8 bytes of a text, one char each. */
  static String of(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  /** What a person reads: UTF-8 where it is, else ISO-8859-1. */
  static String shown(String wire) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(wire))).toString();
    } catch (CharacterCodingException notUtf8) {
      return wire;
    }
  }

  static byte[] bytes(String wire) {
    return wire.getBytes(ISO_8859_1);
  }
}
