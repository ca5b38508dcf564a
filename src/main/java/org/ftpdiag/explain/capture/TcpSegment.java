package org.ftpdiag.explain.capture;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.ftpdiag.ftp.Addresses;

/**
 * A TCP segment of a capture.
 *
 * @param payload as much of it as was captured
 */
record TcpSegment(
    InetAddress from,
    int fromPort,
    InetAddress to,
    int toPort,
    long sequence,
    boolean syn,
    boolean ack,
    boolean fin,
    boolean rst,
    byte[] payload) {
  private static final int TCP = 6;

  /** Whether packets of such a network can be read. */
  static boolean reads(int link) {
    return switch (link) {
      case 0, 1, 12, 14, 101, 108, 113, 228, 229, 276 -> true;
      default -> false;
    };
  }

  /** The segment in a packet; empty for anything else, and for what is cut off too early. */
  static Optional<TcpSegment> in(CapturedPacket packet) {
    byte[] b = packet.bytes();
    int at = network(packet.link(), b);
    if (at < 0 || at >= b.length) {
      return Optional.empty();
    }
    int version = (b[at] & 0xF0) >> 4;
    return version == 4 ? v4(b, at) : version == 6 ? v6(b, at) : Optional.empty();
  }

  /** Where the IP header begins; -1 where there is none. */
  private static int network(int link, byte[] b) {
    return switch (link) {
      case 1 -> ethernet(b);
      case 12, 14, 101, 228, 229 -> 0;
      case 0, 108 -> 4; // loopback: the address family
      case 113 -> two(b, 14) == 0x0800 || two(b, 14) == 0x86DD ? 16 : -1;
      case 276 -> two(b, 0) == 0x0800 || two(b, 0) == 0x86DD ? 20 : -1;
      default -> -1;
    };
  }

  private static int ethernet(byte[] b) {
    int at = 12;
    while (two(b, at) == 0x8100 || two(b, at) == 0x88A8) {
      at += 4; // tags of VLANs
    }
    return two(b, at) == 0x0800 || two(b, at) == 0x86DD ? at + 2 : -1;
  }

  private static int two(byte[] b, int at) {
    return at + 2 > b.length ? -1 : (b[at] & 0xFF) << 8 | b[at + 1] & 0xFF;
  }

  private static long four(byte[] b, int at) {
    return (long) two(b, at) << 16 | two(b, at + 2);
  }

  private static Optional<TcpSegment> v4(byte[] b, int at) {
    int head = (b[at] & 0x0F) * 4;
    boolean whole = at + 20 <= b.length && head >= 20;
    // A later fragment has no TCP header.
    if (!whole || b[at + 9] != TCP || (two(b, at + 6) & 0x1FFF) != 0) {
      return Optional.empty();
    }
    int length = two(b, at + 2);
    // Segmentation offload leaves 0 where the packet was larger than fits.
    int end = length == 0 ? b.length : at + length;
    return tcp(b, at + head, end, address(b, at + 12, 4), address(b, at + 16, 4));
  }

  private static Optional<TcpSegment> v6(byte[] b, int at) {
    if (at + 40 > b.length) {
      return Optional.empty();
    }
    int length = two(b, at + 4);
    int end = length == 0 ? b.length : at + 40 + length;
    int next = b[at + 6] & 0xFF;
    int head = at + 40;
    // Hop-by-hop, routing and destination options stand between (RFC 8200 section 4.1).
    for (int i = 0; i < 8 && (next == 0 || next == 43 || next == 60) && head + 8 <= b.length; i++) {
      next = b[head] & 0xFF;
      head += 8 + (b[head + 1] & 0xFF) * 8;
    }
    return next == TCP
        ? tcp(b, head, end, address(b, at + 8, 16), address(b, at + 24, 16))
        : Optional.empty();
  }

  private static Optional<TcpSegment> tcp(
      byte[] b, int at, int end, InetAddress from, InetAddress to) {
    if (at + 20 > Math.min(end, b.length)) {
      return Optional.empty();
    }
    int data = at + ((b[at + 12] & 0xF0) >> 4) * 4;
    int flags = b[at + 13];
    boolean none = data < at + 20 || data > end || data > b.length;
    byte[] payload = none ? new byte[0] : Arrays.copyOfRange(b, data, end);
    if (payload.length > 0 && end > b.length) {
      payload[payload.length - 1] = '\n'; // behind what the capture cut off, which is all NUL
    }
    return Optional.of(
        new TcpSegment(
            from,
            two(b, at),
            to,
            two(b, at + 2),
            four(b, at + 4),
            (flags & 0x02) != 0,
            (flags & 0x10) != 0,
            (flags & 0x01) != 0,
            (flags & 0x04) != 0,
            payload));
  }

  private static InetAddress address(byte[] b, int at, int length) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(b, at, at + length));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for a wrong length
    }
  }

  String source() {
    return place(from, fromPort);
  }

  String destination() {
    return place(to, toPort);
  }

  private static String place(InetAddress a, int port) {
    String text = Addresses.text(a);
    return (text.indexOf(':') < 0 ? text : "[" + text + "]") + ":" + port;
  }
}
