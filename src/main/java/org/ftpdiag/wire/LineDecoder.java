package org.ftpdiag.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.model.seen.ReplyAnomaly;

/**
 * Makes lines of the bytes of a control connection: CRLF or a lone LF ends one, Telnet commands and
 * NUL are removed, text is UTF-8, or what it is said to be, or else ISO-8859-1. Holds one line of
 * at most {@link #MAX_LINE}.
 */
final class LineDecoder {
  /** Bytes of a line at most. */
  static final int MAX_LINE = 64 * 1024;

  // RFC 854: the commands that begin with IAC.
  private static final int IAC = 255;
  private static final int WILL = 251;
  private static final int SUBNEGOTIATION = 250;
  private static final int FIRST_COMMAND = 240;
  private static final int SUBNEGOTIATION_END = 240;

  private enum Telnet {
    TEXT,
    COMMAND,
    OPTION,
    SUBNEGOTIATION,
    SUBNEGOTIATION_COMMAND
  }

  /** A line without its end. */
  record Line(String text, Set<ReplyAnomaly> anomalies) {}

  private final Charset charset;
  private byte[] bytes = new byte[256];
  private int length;
  private Telnet telnet = Telnet.TEXT;
  private EnumSet<ReplyAnomaly> anomalies = EnumSet.noneOf(ReplyAnomaly.class);

  /** Of UTF-8. */
  LineDecoder() {
    this(StandardCharsets.UTF_8);
  }

  /**
   * Of text in a character set.
   *
   * @param charset one in which ASCII is as it is
   */
  LineDecoder(Charset charset) {
    this.charset = charset;
  }

  /** Takes one byte; a line when that ends it. Not to be called when {@link #full}. */
  Optional<Line> take(byte b) {
    if (b == '\n') {
      // Ends a subnegotiation that never ended too, or it would swallow everything.
      telnet = Telnet.TEXT;
      return Optional.of(endOfLine());
    }
    int unsigned = b & 0xFF;
    switch (telnet) {
      case TEXT -> text(unsigned);
      case COMMAND -> command(unsigned);
      case OPTION -> telnet = Telnet.TEXT;
      case SUBNEGOTIATION -> telnet = unsigned == IAC ? Telnet.SUBNEGOTIATION_COMMAND : telnet;
      case SUBNEGOTIATION_COMMAND ->
          telnet = unsigned == SUBNEGOTIATION_END ? Telnet.TEXT : Telnet.SUBNEGOTIATION;
    }
    return Optional.empty();
  }

  private void text(int b) {
    if (b == IAC) {
      telnet = Telnet.COMMAND;
    } else if (b == 0) {
      anomalies.add(ReplyAnomaly.NUL);
    } else {
      append(b);
    }
  }

  private void command(int b) {
    telnet = Telnet.TEXT;
    if (b < FIRST_COMMAND) {
      // No command: the byte before it was text in some 8-bit character set.
      append(IAC);
      text(b);
    } else if (b == IAC) {
      append(IAC);
    } else {
      anomalies.add(ReplyAnomaly.TELNET);
      telnet =
          b >= WILL ? Telnet.OPTION : b == SUBNEGOTIATION ? Telnet.SUBNEGOTIATION : Telnet.TEXT;
    }
  }

  private void append(int b) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = (byte) b;
  }

  private Line endOfLine() {
    if (length == 0 || bytes[length - 1] != '\r') {
      anomalies.add(ReplyAnomaly.BARE_LF);
    }
    return cut();
  }

  /** What has come of a line that has not ended, as if it had. */
  Line cut() {
    while (length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
    String text = decode(bytes, length, charset, anomalies);
    Line line = new Line(text, anomalies);
    length = 0;
    anomalies = EnumSet.noneOf(ReplyAnomaly.class);
    return line;
  }

  /** What has come of a line that has not ended; it stays. */
  String partial() {
    return decode(bytes, length, charset, EnumSet.noneOf(ReplyAnomaly.class));
  }

  boolean full() {
    return length > MAX_LINE;
  }

  /** Text in a character set, or else in ISO-8859-1, in which every byte is a letter. */
  static String decode(byte[] bytes, int length, Charset charset, Set<ReplyAnomaly> anomalies) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
    } catch (CharacterCodingException e) {
      anomalies.add(ReplyAnomaly.NOT_UTF8);
      return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
  }
}
