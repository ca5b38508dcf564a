package org.ftpdiag.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.model.Reply;

/** Where a server says that it waits for a data connection. */
public final class PassiveReply {
  private static final int MAX_PROBLEM = 120;
  private static final int MAX_PORT = 65_535;

  // RFC 1123 section 4.1.2.6: the parentheses may be missing; scan for the digits.
  private static final Pattern NUMBERS = Pattern.compile("\\d{1,9}+(?:\\s*+,\\s*+\\d{1,9}+)++");
  private static final int HOST_AND_PORT = 6;

  // RFC 2428 section 3: a delimiter of 33 to 126, which is no digit if it is to delimit one.
  // Between
  // the first three of them stands nothing, or from some servers what EPRT has there.
  private static final Pattern EXTENDED =
      Pattern.compile(
          "([!-/:-~])(?:\\1\\1|[12]\\1[0-9a-fA-F]{0,4}[.:][0-9a-fA-F.:]{1,60}\\1)(\\d{1,9})\\1");

  private static final Pattern IN_PARENTHESES = Pattern.compile("\\(([^()]*)\\)?");

  private final Optional<InetAddress> announced;
  private final int port;
  private final String problem;

  private PassiveReply(Optional<InetAddress> announced, int port, String problem) {
    this.announced = announced;
    this.port = port;
    this.problem = problem;
  }

  /** Reads the answer to PASV: {@code 227 ... (h1,h2,h3,h4,p1,p2)} (RFC 959 section 4.1.2). */
  public static PassiveReply pasv(Reply reply) {
    String text = reply.text();
    Matcher numbers = NUMBERS.matcher(text);
    String last = "";
    while (numbers.find()) {
      last = numbers.group();
      if (last.split(",").length == HOST_AND_PORT) {
        return hostAndPort(last);
      }
    }
    return broken(last.isEmpty() ? offending(text, reply.oneLine()) : last);
  }

  private static PassiveReply hostAndPort(String part) {
    String[] words = part.split(",");
    int[] octets = new int[HOST_AND_PORT];
    for (int i = 0; i < HOST_AND_PORT; i++) {
      octets[i] = Integer.parseInt(words[i].strip());
      if (octets[i] > 255) {
        return broken(part);
      }
    }
    byte[] address = {(byte) octets[0], (byte) octets[1], (byte) octets[2], (byte) octets[3]};
    int port = octets[4] * 256 + octets[5];
    return new PassiveReply(
        address(address), port == 0 ? -1 : port, port == 0 ? bounded(part) : "");
  }

  private static Optional<InetAddress> address(byte[] octets) {
    try {
      return Optional.of(InetAddress.getByAddress(octets));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for a wrong length
    }
  }

  /** Reads the answer to EPSV: {@code 229 ... (|||port|)} (RFC 2428 section 3). */
  public static PassiveReply epsv(Reply reply) {
    String text = reply.text();
    Matcher extended = EXTENDED.matcher(text);
    if (!extended.find()) {
      return broken(offending(text, reply.oneLine()));
    }
    int port = Integer.parseInt(extended.group(2));
    return port == 0 || port > MAX_PORT
        ? broken(extended.group())
        : new PassiveReply(Optional.empty(), port, "");
  }

  private static PassiveReply broken(String part) {
    return new PassiveReply(Optional.empty(), -1, bounded(part));
  }

  /** What should have been an address: what stands in parentheses, or else the whole text. */
  private static String offending(String text, String reply) {
    Matcher in = IN_PARENTHESES.matcher(text);
    String part = in.find() ? in.group() : text;
    return part.isBlank() ? reply : part;
  }

  private static String bounded(String part) {
    String line = part.replace('\n', ' ').strip();
    return line.length() <= MAX_PROBLEM ? line : line.substring(0, MAX_PROBLEM - 1) + "…";
  }

  /** The address of a 227; empty for a 229 and for what is no address. */
  public Optional<InetAddress> announced() {
    return announced;
  }

  /** 1 to 65535; -1 when the reply holds none that can be used. */
  public int port() {
    return port;
  }

  /** Why the reply cannot be used: the offending part; empty when it can. */
  public String problem() {
    return problem;
  }
}
