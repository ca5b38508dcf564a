package org.ftpdiag.explain;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes small captures: TCP segments over IP over a kind of network, as pcap or pcapng. */
final class CaptureWriter {
  static final int SYN = 0x02;
  static final int ACK = 0x10;
  static final int SYN_ACK = 0x12;
  static final int RST = 0x14;
  static final int FIN = 0x11;
  static final int PUSH = 0x18;

  private record Packet(double seconds, byte[] bytes) {}

  private final List<Packet> packets = new ArrayList<>();
  private final int link;

  CaptureWriter(int link) {
    this.link = link;
  }

  /** A host and port, and what it will send next. */
  static final class End {
    final String host;
    final int port;
    int sequence = 0x7FFFFFF0; // wraps around 2^31 soon

    End(String host, int port) {
      this.host = host;
      this.port = port;
    }
  }

  CaptureWriter send(double seconds, End from, End to, int flags, String text) {
    return send(seconds, from, to, flags, text.getBytes(StandardCharsets.UTF_8));
  }

  CaptureWriter send(double seconds, End from, End to, int flags, byte[] data) {
    packets.add(new Packet(seconds, frame(from, to, from.sequence, flags, data)));
    from.sequence += data.length + ((flags & (SYN | 0x01)) != 0 ? 1 : 0);
    return this;
  }

  /** Keeps no more of each packet than this, as a small snap length does. */
  CaptureWriter cut(int length) {
    packets.replaceAll(
        p ->
            new Packet(
                p.seconds(),
                java.util.Arrays.copyOf(p.bytes(), Math.min(length, p.bytes().length))));
    return this;
  }

  /** The last two packets in the other order. */
  CaptureWriter swapped() {
    packets.add(packets.remove(packets.size() - 2));
    return this;
  }

  /** Bytes that were sent, and that the capture has not. */
  CaptureWriter lose(End from, int length) {
    from.sequence += length;
    return this;
  }

  /** The last packet once more. */
  CaptureWriter again() {
    packets.add(packets.get(packets.size() - 1));
    return this;
  }

  private byte[] frame(End from, End to, int sequence, int flags, byte[] data) {
    byte[] source = address(from.host);
    byte[] target = address(to.host);
    boolean v6 = source.length == 16;
    ByteBuffer b = ByteBuffer.allocate(64 + 40 + 20 + data.length);
    switch (link) {
      case 1 -> b.put(new byte[12]).putShort((short) (v6 ? 0x86DD : 0x0800));
      case 113 -> b.put(new byte[14]).putShort((short) (v6 ? 0x86DD : 0x0800));
      case 276 -> b.putShort((short) (v6 ? 0x86DD : 0x0800)).put(new byte[18]);
      case 0 -> b.order(ByteOrder.LITTLE_ENDIAN).putInt(v6 ? 30 : 2).order(ByteOrder.BIG_ENDIAN);
      default -> {}
    }
    if (v6) {
      b.putInt(0x60000000).putShort((short) (20 + data.length)).put((byte) 6).put((byte) 64);
    } else {
      b.put((byte) 0x45).put((byte) 0).putShort((short) (40 + data.length));
      b.putInt(0).put((byte) 64).put((byte) 6).putShort((short) 0);
    }
    b.put(source).put(target);
    b.putShort((short) from.port).putShort((short) to.port).putInt(sequence).putInt(0);
    b.put((byte) 0x50).put((byte) flags).putShort((short) 1024).putInt(0).put(data);
    byte[] frame = new byte[b.position()];
    b.flip().get(frame);
    return frame;
  }

  private static byte[] address(String literal) {
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }

  byte[] pcap(ByteOrder order, boolean nanoseconds) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int magic = nanoseconds ? 0xA1B23C4D : 0xA1B2C3D4;
    out.writeBytes(
        ByteBuffer.allocate(24)
            .order(order)
            .putInt(magic)
            .putShort((short) 2)
            .putShort((short) 4)
            .putInt(0)
            .putInt(0)
            .putInt(65_535)
            .putInt(link)
            .array());
    for (Packet p : packets) {
      double part = (p.seconds() - Math.floor(p.seconds())) * (nanoseconds ? 1e9 : 1e6);
      out.writeBytes(
          ByteBuffer.allocate(16)
              .order(order)
              .putInt((int) p.seconds())
              .putInt((int) part)
              .putInt(p.bytes().length)
              .putInt(p.bytes().length)
              .array());
      out.writeBytes(p.bytes());
    }
    return out.toByteArray();
  }

  byte[] pcapng(ByteOrder order) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteBuffer section = ByteBuffer.allocate(28).order(order);
    section.putInt(0x0A0D0D0A).putInt(28).putInt(0x1A2B3C4D).putShort((short) 1);
    out.writeBytes(section.putShort((short) 0).putLong(-1).putInt(28).array());
    ByteBuffer network = ByteBuffer.allocate(32).order(order);
    network.putInt(1).putInt(32).putShort((short) link).putShort((short) 0).putInt(65_535);
    // if_tsresol: milliseconds
    network.putShort((short) 9).putShort((short) 1).put((byte) 3).put(new byte[3]).putInt(0);
    out.writeBytes(network.putInt(32).array());
    for (Packet p : packets) {
      int padded = p.bytes().length + 3 & ~3;
      ByteBuffer block = ByteBuffer.allocate(32 + padded).order(order);
      block.putInt(6).putInt(32 + padded).putInt(0);
      long ms = (long) (p.seconds() * 1000);
      block.putInt((int) (ms >>> 32)).putInt((int) ms);
      block.putInt(p.bytes().length).putInt(p.bytes().length).put(p.bytes());
      block.put(new byte[padded - p.bytes().length]).putInt(32 + padded);
      out.writeBytes(block.array());
    }
    return out.toByteArray();
  }
}
