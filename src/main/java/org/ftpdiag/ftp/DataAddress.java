package org.ftpdiag.ftp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a data connection goes: what the answers to PASV, LPSV and EPSV announce, and the arguments
 * of PORT and EPRT.
 *
 * @param host empty where the control connection's is meant (229), and for what is no address
 * @param port 1 to 65535; -1 when there is none that can be used
 * @param problem the part that cannot be used, in one line of {@value #MAX_PROBLEM} characters at
 *     most; empty when all can
 */
public record DataAddress(Optional<InetAddress> host, int port, String problem) {
  private static final int MAX_PROBLEM = 120;
  private static final int MAX_PORT = 65_535;
  private static final int HOST_AND_PORT = 6;

  // RFC 1123 section 4.1.2.6: the parentheses may be missing; scan for the digits.
  private static final Pattern NUMBERS = Pattern.compile("\\d{1,9}+(?:\\s*+,\\s*+\\d{1,9}+)++");

  // RFC 2428 section 3: a delimiter of 33 to 126, which is no digit if it is to delimit one.
  // Between the first three of them stands nothing, or from some servers what EPRT has there.
  private static final Pattern EXTENDED =
      Pattern.compile(
          "([!-/:-~])(?:\\1\\1|[12]\\1[0-9a-fA-F]{0,4}[.:][0-9a-fA-F.:]{1,60}\\1)(\\d{1,9})\\1");

  private static final Pattern IN_PARENTHESES = Pattern.compile("\\(([^()]*)\\)?");

  /**
   * Reads the answer to PASV: {@code 227 ... (h1,h2,h3,h4,p1,p2)} (RFC 959 section 4.1.2).
   *
   * @param reply code and text, the lines joined by blanks; so for the others
   */
  public static DataAddress pasv(String reply) {
    Matcher numbers = NUMBERS.matcher(reply);
    String last = "";
    while (numbers.find()) {
      last = numbers.group();
      if (last.split(",").length == HOST_AND_PORT) {
        String part = last;
        return octets(part).map(n -> announced(n, part)).orElseGet(() -> broken(part));
      }
    }
    return broken(last.isEmpty() ? offending(reply) : last);
  }

  private static DataAddress announced(int[] n, String part) {
    int port = n[4] * 256 + n[5];
    Optional<InetAddress> host = Optional.of(Addresses.of(n, 0, 4));
    return port == 0
        ? new DataAddress(host, -1, broken(part).problem())
        : new DataAddress(host, port, "");
  }

  /**
   * Reads the answer to LPSV: {@code 228 ... (4,4,h1,h2,h3,h4,2,p1,p2)}, and the same with 16
   * numbers after {@code 6,16} (RFC 1639).
   */
  public static DataAddress lpsv(String reply) {
    Matcher numbers = NUMBERS.matcher(reply);
    if (!numbers.find()) {
      return broken(offending(reply));
    }
    int[] n = octets(numbers.group()).orElse(new int[2]);
    int size = n[1];
    boolean known = n[0] == 4 && size == 4 || n[0] == 6 && size == 16;
    if (!known || n.length != size + 5 || n[size + 2] != 2) {
      return broken(numbers.group());
    }
    int port = n[size + 3] * 256 + n[size + 4];
    return port == 0
        ? broken(numbers.group())
        : new DataAddress(Optional.of(Addresses.of(n, 2, size)), port, "");
  }

  /** Reads the answer to EPSV: {@code 229 ... (|||port|)} (RFC 2428 section 3). */
  public static DataAddress epsv(String reply) {
    Matcher extended = EXTENDED.matcher(reply);
    if (!extended.find()) {
      return broken(offending(reply));
    }
    int port = Integer.parseInt(extended.group(2));
    return port == 0 || port > MAX_PORT
        ? broken(extended.group())
        : new DataAddress(Optional.empty(), port, "");
  }

  /** Numbers of 0 to 255; empty where one is greater. */
  private static Optional<int[]> octets(String numbers) {
    String[] parts = numbers.split(",");
    int[] n = new int[parts.length];
    boolean fit = true;
    for (int i = 0; i < n.length; i++) {
      n[i] = Integer.parseInt(parts[i].strip());
      fit &= n[i] <= 255;
    }
    return fit ? Optional.of(n) : Optional.empty();
  }

  private static DataAddress broken(String part) {
    String line = part.replace('\n', ' ').strip();
    String shown = line.length() <= MAX_PROBLEM ? line : line.substring(0, MAX_PROBLEM - 1) + "…";
    return new DataAddress(Optional.empty(), -1, shown);
  }

  /** What should have been an address: what stands in parentheses, or else the whole text. */
  private static String offending(String reply) {
    int code = reply.indexOf(' ');
    String text = code < 0 ? "" : reply.substring(code + 1);
    Matcher in = IN_PARENTHESES.matcher(text);
    String part = in.find() ? in.group() : text;
    return part.isBlank() ? reply : part;
  }

  /** Reads the argument of PORT, {@code h1,h2,h3,h4,p1,p2} (RFC 959 section 4.1.2). */
  public static Optional<InetSocketAddress> ofPort(String argument) {
    boolean six =
        NUMBERS.matcher(argument).matches() && argument.split(",").length == HOST_AND_PORT;
    return six
        ? octets(argument).flatMap(n -> socket(Addresses.of(n, 0, 4), n[4] * 256 + n[5]))
        : Optional.empty();
  }

  /** Reads the argument of EPRT, such as {@code |1|192.0.2.1|5282|} (RFC 2428 section 2). */
  public static Optional<InetSocketAddress> ofEprt(String argument) {
    String delimiter = argument.isEmpty() ? "|" : argument.substring(0, 1);
    String[] parts = argument.split(Pattern.quote(delimiter), -1);
    if (parts.length != 5 || !parts[4].isEmpty() || !parts[3].matches("\\d{1,5}")) {
      return Optional.empty();
    }
    return Addresses.literal(parts[2])
        .filter(a -> parts[1].equals(family(a)))
        .flatMap(a -> socket(a, Integer.parseInt(parts[3])));
  }

  private static Optional<InetSocketAddress> socket(InetAddress address, int port) {
    return port < 1 || port > MAX_PORT
        ? Optional.empty()
        : Optional.of(new InetSocketAddress(address, port));
  }

  /**
   * The argument of PORT.
   *
   * @param address IPv4: PORT knows of nothing else
   */
  public static String toPort(InetSocketAddress address) {
    int port = address.getPort();
    String host = Addresses.text(address.getAddress()).replace('.', ',');
    return host + "," + port / 256 + "," + port % 256;
  }

  /** The argument of EPRT. */
  public static String toEprt(InetSocketAddress address) {
    // In the one canonical spelling (RFC 5952): pyftpdlib compares it with its own as text, and
    // refuses any other as an address that is not the client's.
    String host = Addresses.text(address.getAddress());
    return "|" + family(address.getAddress()) + "|" + host + "|" + address.getPort() + "|";
  }

  private static String family(InetAddress a) {
    return Addresses.isV4(a) ? "1" : "2";
  }
}
