package org.ftpdiag.explain.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The packets of a pcap or pcapng file (draft-ietf-opsawg-pcap and -pcapng), one at a time. A file
 * that is cut off, or goes wrong in the middle, ends there.
 */
public final class CaptureFile {
  public static final int MAGIC = 4;
  private static final int MICROSECONDS = 0xA1B2C3D4;
  private static final int NANOSECONDS = 0xA1B23C4D;
  private static final int SECTION = 0x0A0D0D0A;
  private static final int BYTE_ORDER = 0x1A2B3C4D;
  private static final int INTERFACE = 1;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;
  private static final int TIME_RESOLUTION = 9;
  private static final int MOST_INTERFACES = 256;
  private static final int LARGEST = 1 << 20;

  /** An interface of a pcapng file: its kind of network, and its ticks a second. */
  private record Interface(int link, double ticks) {}

  private final InputStream in;
  private final boolean blocks;
  private final List<Interface> interfaces = new ArrayList<>();
  private ByteOrder order = ByteOrder.BIG_ENDIAN;
  private int link;
  private double ticks = 1e6;
  private long number;
  private boolean ended;

  /** Whether a file begins as a capture does. */
  public static boolean recognises(byte[] start) {
    if (start.length < MAGIC) {
      return false;
    }
    int big = ByteBuffer.wrap(start).getInt();
    int little = Integer.reverseBytes(big);
    return big == SECTION
        || big == MICROSECONDS
        || big == NANOSECONDS
        || little == MICROSECONDS
        || little == NANOSECONDS;
  }

  /**
   * Begins to read.
   *
   * @throws IOException where it cannot be read
   */
  CaptureFile(InputStream in) throws IOException {
    this.in = in;
    byte[] magic = in.readNBytes(MAGIC);
    int big = ByteBuffer.wrap(magic).getInt();
    blocks = big == SECTION;
    if (blocks) {
      ByteBuffer length = block(4);
      if (length != null) {
        section(length.getInt(0));
      }
    } else {
      boolean same = big == MICROSECONDS || big == NANOSECONDS;
      order = same ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
      int kind = same ? big : Integer.reverseBytes(big);
      ticks = kind == NANOSECONDS ? 1e9 : 1e6;
      ByteBuffer head = block(20);
      if (head != null) {
        link = head.getInt(16) & 0xFFFF; // the upper half tells of check sums
      }
    }
  }

  /** The kind of network of the last packet, or of the file. */
  int link() {
    return link;
  }

  /** How many packets were read. */
  long number() {
    return number;
  }

  /**
   * The next packet; null after the last one that can be read.
   *
   * @throws IOException where the file cannot be read
   */
  CapturedPacket next() throws IOException {
    while (!ended) {
      CapturedPacket p = blocks ? nextBlock() : nextRecord();
      if (p != null) {
        return p;
      }
    }
    return null;
  }

  private CapturedPacket nextRecord() throws IOException {
    ByteBuffer head = block(16);
    if (head == null) {
      return null;
    }
    byte[] bytes = bytes(head.getInt(8) & 0xFFFFFFFFL);
    double seconds = head.getInt(0) & 0xFFFFFFFFL;
    double rest = head.getInt(4) & 0xFFFFFFFFL;
    return bytes == null ? null : packet(seconds * 1000 + rest * 1000 / ticks, link, bytes);
  }

  private CapturedPacket packet(double atMs, int kind, byte[] bytes) {
    link = kind;
    return new CapturedPacket(++number, atMs, kind, bytes);
  }

  private CapturedPacket nextBlock() throws IOException {
    ByteBuffer head = block(8);
    if (head == null) {
      return null;
    }
    int type = head.getInt(0);
    if (type == SECTION) {
      section(head.order(ByteOrder.BIG_ENDIAN).getInt(4));
      return null;
    }
    long length = head.getInt(4) & 0xFFFFFFFFL;
    if (length < 12 || length % 4 != 0) {
      ended = true;
      return null;
    }
    byte[] body = bytes(length - 12);
    if (body == null || block(4) == null) {
      return null;
    }
    return read(type, ByteBuffer.wrap(body).order(order));
  }

  private CapturedPacket read(int type, ByteBuffer body) {
    if (type == INTERFACE && body.limit() >= 8 && interfaces.size() < MOST_INTERFACES) {
      interfaces.add(new Interface(body.getShort(0) & 0xFFFF, resolution(body)));
    } else if (type == ENHANCED_PACKET && body.limit() >= 20) {
      int at = body.getInt(0);
      long high = body.getInt(4) & 0xFFFFFFFFL;
      long low = body.getInt(8) & 0xFFFFFFFFL;
      int length = (int) Math.min(body.getInt(12) & 0xFFFFFFFFL, body.limit() - 20);
      if (at >= 0 && at < interfaces.size()) {
        Interface i = interfaces.get(at);
        double ms = (high * 4294967296.0 + low) * 1000 / i.ticks();
        return packet(ms, i.link(), part(body, 20, length));
      }
    } else if (type == SIMPLE_PACKET && body.limit() >= 4 && !interfaces.isEmpty()) {
      int length = (int) Math.min(body.getInt(0) & 0xFFFFFFFFL, body.limit() - 4);
      return packet(Double.NaN, interfaces.get(0).link(), part(body, 4, length));
    }
    return null;
  }

  private static byte[] part(ByteBuffer body, int from, int length) {
    byte[] bytes = new byte[Math.max(0, length)];
    body.position(from);
    body.get(bytes);
    return bytes;
  }

  /** The option if_tsresol: a power of ten, or of two with the highest bit set. */
  private static double resolution(ByteBuffer body) {
    int at = 8;
    while (at + 4 <= body.limit()) {
      int code = body.getShort(at) & 0xFFFF;
      int length = body.getShort(at + 2) & 0xFFFF;
      if (code == TIME_RESOLUTION && length >= 1 && at + 4 < body.limit()) {
        int value = body.get(at + 4) & 0xFF;
        return value >= 128 ? Math.pow(2, value & 0x7F) : Math.pow(10, value);
      }
      at += 4 + (length + 3 & ~3);
      if (code == 0) {
        break;
      }
    }
    return 1e6;
  }

  /**
   * A section: what follows has its byte order, and its own interfaces.
   *
   * @param length of the block, as it reads in network order
   */
  private void section(int length) throws IOException {
    ByteBuffer magic = block(4);
    if (magic == null) {
      return;
    }
    boolean big = magic.order(ByteOrder.BIG_ENDIAN).getInt(0) == BYTE_ORDER;
    order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    interfaces.clear();
    long whole = (big ? length : Integer.reverseBytes(length)) & 0xFFFFFFFFL;
    if (whole < 28 || bytes(whole - 12) == null) {
      ended = true;
    }
  }

  private ByteBuffer block(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      ended = true;
      return null;
    }
    return ByteBuffer.wrap(bytes).order(order);
  }

  private byte[] bytes(long length) throws IOException {
    if (length > LARGEST) {
      ended = true;
      return null;
    }
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length < length) {
      ended = true;
      return null;
    }
    return bytes;
  }
}
