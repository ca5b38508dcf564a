package org.ftpdiag.demo;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a client says that it waits. */
final class ActiveAddress {
  private static final Pattern PORT =
      Pattern.compile("(\\d{1,3}),(\\d{1,3}),(\\d{1,3}),(\\d{1,3}),(\\d{1,3}),(\\d{1,3})");
  private static final Pattern EPRT =
      Pattern.compile(
          "\\|(?:1\\|([\\d.]+)|2\\|([\\p{XDigit}:.]*:[\\p{XDigit}:.]*))\\|(\\d{1,5})\\|");

  private ActiveAddress() {}

  /** The argument of PORT (RFC 959) or EPRT (RFC 2428); empty for what is none. */
  static Optional<InetSocketAddress> parse(String verb, String argument) {
    Matcher m = (verb.equals("EPRT") ? EPRT : PORT).matcher(argument.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      if (verb.equals("EPRT")) {
        return address(m.group(1) == null ? m.group(2) : m.group(1), Integer.parseInt(m.group(3)));
      }
      int port = Integer.parseInt(m.group(5)) * 256 + Integer.parseInt(m.group(6));
      return address(String.join(".", m.group(1), m.group(2), m.group(3), m.group(4)), port);
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  /** The text is digits, dots and colons only, so that no name is looked up. */
  private static Optional<InetSocketAddress> address(String literal, int port)
      throws UnknownHostException {
    return port < 1
            || port > 65535
            || !literal.contains(":") && !literal.matches("\\d+(\\.\\d+){3}")
        ? Optional.empty()
        : Optional.of(new InetSocketAddress(InetAddress.getByName(literal), port));
  }
}
