package org.ftpdiag.wire.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.Link;
import org.ftpdiag.wire.Ticker;
import org.ftpdiag.wire.WireException;

/**
 * Asks with a hand-made ClientHello whether a server takes a version of TLS, and which cipher suite
 * of a list. JSSE cannot be asked: it forbids the old ones for the whole process. No handshake
 * follows, and nothing secret is sent.
 */
public final class TlsVersionProbe {
  /** The versions that can be asked for, oldest first. */
  public static final List<String> VERSIONS =
      List.of("SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

  private static final int SSL3 = 0x300;
  private static final int TLS13 = 0x304;
  private static final int TLS12 = 0x303;
  private static final int LONGEST_ANSWER = 32 * 1024;

  /** No suite: it says that renegotiation is safe (RFC 5746 section 3.3). */
  private static final int SAFE_RENEGOTIATION = 0x00ff;

  // Everything that a server of these versions may still take: ECDHE, DHE and RSA; GCM, CBC, 3DES
  // and RC4.
  private static final int[] CIPHERS = {
    0xc030, 0xc02f, 0xc02c, 0xc02b, 0xcca8, 0xcca9, 0x009f, 0x009e, 0x009d, 0x009c, 0xc028, 0xc027,
    0xc024, 0xc023, 0xc014, 0xc013, 0xc00a, 0xc009, 0x006b, 0x0067, 0x0039, 0x0033, 0x0038, 0x0032,
    0x003d, 0x003c, 0x0035, 0x002f, 0xc012, 0xc008, 0x0016, 0x0013, 0x000a, 0xc011, 0xc007, 0x0005,
    0x0004
  };
  private static final int[] CIPHERS13 = {0x1301, 0x1302, 0x1303, 0x1304, 0x1305};
  private static final int[] GROUPS = {29, 23, 24, 25, 30, 256, 257};
  private static final int[] SIGNATURES = {
    0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x0401,
    0x0501, 0x0601, 0x0203, 0x0201, 0x0402, 0x0202
  };

  private TlsVersionProbe() {}

  /**
   * What a ServerHello says.
   *
   * @param version one of {@link #VERSIONS}
   * @param suite IANA's number of the cipher suite; -1 where it was not among those asked for
   */
  public record Choice(String version, int suite) {}

  /**
   * What a client of such a version still offers: it is asked for where no suites are named.
   *
   * @param version one of {@link #VERSIONS}
   */
  public static List<Integer> usual(String version) {
    int[] suites = number(version) == TLS13 ? CIPHERS13 : CIPHERS;
    return IntStream.of(suites).boxed().toList();
  }

  /**
   * Asks for one version, or one before it. The link is of no use afterwards.
   *
   * @param link ready for TLS: AUTH was accepted, or the port is implicit
   * @param version one of {@link #VERSIONS}
   * @param suites IANA's numbers of the cipher suites, the one liked best first
   * @param sniOrEmpty the host name to ask for; empty for an address
   * @return what the server chose; empty when it refused by alert or by closing
   * @throws WireException TIMED_OUT, or TLS when the answer is not TLS ({@code received} holds it)
   * @throws IllegalArgumentException for another version
   */
  public static Optional<Choice> ask(
      Link link,
      String version,
      List<Integer> suites,
      String sniOrEmpty,
      RandomGenerator random,
      Deadline d)
      throws WireException {
    int number = number(version);
    IntStream asked = suites.stream().mapToInt(Integer::intValue);
    int[] offered =
        (number == TLS13 ? asked : IntStream.concat(asked, IntStream.of(SAFE_RENEGOTIATION)))
            .toArray();
    try {
      link.write(ByteBuffer.wrap(hello(number, offered, sniOrEmpty, random)), d);
      return chosen(new TlsInbound(link, Ticker.SYSTEM, false, UnaryOperator.identity()), d)
          .filter(hello -> hello.version() >= SSL3 && hello.version() <= number)
          .map(
              hello ->
                  new Choice(
                      VERSIONS.get(hello.version() - SSL3),
                      suites.contains(hello.suite()) ? hello.suite() : -1));
    } catch (WireException e) {
      if (e.fault().kind() == WireFault.Kind.RESET) {
        return Optional.empty(); // the rude way to refuse
      }
      throw e;
    }
  }

  private static int number(String version) {
    int index = VERSIONS.indexOf(version);
    if (index < 0) {
      throw new IllegalArgumentException(version);
    }
    return SSL3 + index;
  }

  /** Numbers as they stand in a ServerHello. */
  private record ServerHello(int version, int suite) {}

  /** The ServerHello; empty when there is none. */
  private static Optional<ServerHello> chosen(TlsInbound inbound, Deadline d) throws WireException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    EmptyRecords pieces = new EmptyRecords();
    while (message.size() < LONGEST_ANSWER) {
      while (!inbound.hasRecord()) {
        if (!inbound.fill(d)) {
          return Optional.empty();
        }
      }
      ByteBuffer bytes = inbound.bytes();
      int type = bytes.get() & 0xff;
      bytes.getShort(); // the record's version says nothing
      byte[] body = new byte[Math.min(bytes.getShort() & 0xffff, bytes.remaining())];
      bytes.get(body);
      pieces.one(body.length, true);
      if (type == 21 && body.length == 2 && body[0] == 1) {
        continue; // a warning, such as unrecognized_name: the hello may follow
      }
      if (type != 22) {
        return Optional.empty();
      }
      message.writeBytes(body);
      byte[] whole = message.toByteArray();
      int needed = whole.length < 4 ? 4 : 4 + (((whole[2] & 0xff) << 8) | (whole[3] & 0xff));
      if (whole.length >= needed && needed > 4) {
        return read(ByteBuffer.wrap(whole, 0, needed));
      }
    }
    return Optional.empty();
  }

  /** Reads a ServerHello (RFC 8446 section 4.1.3). */
  private static Optional<ServerHello> read(ByteBuffer hello) {
    if (hello.get() != 2 || hello.remaining() < 3 + 2 + 32 + 1) {
      return Optional.empty();
    }
    hello.position(hello.position() + 3);
    int version = hello.getShort() & 0xffff;
    hello.position(hello.position() + 32);
    int id = hello.get() & 0xff;
    if (hello.remaining() < id + 2 + 1) {
      return Optional.of(new ServerHello(version, -1));
    }
    hello.position(hello.position() + id);
    int suite = hello.getShort() & 0xffff;
    hello.get(); // compression
    return Optional.of(new ServerHello(versionIn(hello, version), suite));
  }

  /** The version: the one of the extensions where there is one (TLS 1.3 hides there). */
  private static int versionIn(ByteBuffer hello, int version) {
    if (hello.remaining() >= 2) {
      hello.getShort(); // the length of all extensions
    }
    while (hello.remaining() >= 4) {
      int type = hello.getShort() & 0xffff;
      int length = hello.getShort() & 0xffff;
      if (length > hello.remaining()) {
        return version;
      }
      if (type == 43 && length == 2) { // supported_versions
        return hello.getShort() & 0xffff;
      }
      hello.position(hello.position() + length);
    }
    return version;
  }

  private static byte[] hello(int version, int[] suites, String sni, RandomGenerator source) {
    byte[] random = new byte[32];
    source.nextBytes(random);
    ByteBuffer body = ByteBuffer.allocate(1_024 + suites.length * 2 + sni.length() * 4);
    body.putShort((short) Math.min(version, TLS12)).put(random).put((byte) 0);
    body.put(list(suites)).put((byte) 1).put((byte) 0);
    if (version > SSL3) { // SSLv3 has no extensions
      byte[] extensions = extensions(version, sni);
      body.putShort((short) extensions.length).put(extensions);
    }
    body.flip();
    ByteBuffer record = ByteBuffer.allocate(9 + body.remaining());
    record.put((byte) 22).putShort((short) Math.min(version, 0x301));
    record.putShort((short) (body.remaining() + 4));
    record.put((byte) 1).put((byte) 0).putShort((short) body.remaining()).put(body);
    return record.array();
  }

  private static byte[] extensions(int version, String sni) {
    byte[] name = sni.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer all = ByteBuffer.allocate(512 + name.length);
    if (name.length > 0) {
      all.putShort((short) 0).putShort((short) (name.length + 5));
      all.putShort((short) (name.length + 3)).put((byte) 0);
      all.putShort((short) name.length).put(name);
    }
    extension(all, 10, list(GROUPS));
    extension(all, 11, new byte[] {1, 0});
    extension(all, 23, new byte[0]); // extended master secret
    if (version >= TLS12) {
      extension(all, 13, list(SIGNATURES));
    }
    if (version == TLS13) {
      extension(all, 43, new byte[] {2, 3, 4});
      // No key share: a server that takes TLS 1.3 asks for one (HelloRetryRequest), which is answer
      // enough.
      extension(all, 51, new byte[] {0, 0});
    }
    byte[] bytes = new byte[all.position()];
    all.flip().get(bytes);
    return bytes;
  }

  private static void extension(ByteBuffer all, int type, byte[] content) {
    all.putShort((short) type).putShort((short) content.length).put(content);
  }

  /** Numbers of two bytes behind their length in bytes. */
  private static byte[] list(int[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(2 + 2 * numbers.length);
    bytes.putShort((short) (2 * numbers.length));
    for (int number : numbers) {
      bytes.putShort((short) number);
    }
    return bytes.array();
  }
}
