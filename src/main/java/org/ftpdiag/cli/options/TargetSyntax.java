package org.ftpdiag.cli.options;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.model.Target;
import org.ftpdiag.model.TlsMode;

/**
 * Reads what the user wrote for TARGET: {@code host}, {@code host:port}, {@code [v6]:port}, a bare
 * IPv6 address, or a URL (RFC 1738 section 3.2) of the schemes {@code ftp}, {@code ftpes} and
 * {@code ftps}.
 */
public final class TargetSyntax {
  private static final int LONGEST_HOST = 253; // RFC 1035 section 2.3.4, without the last dot

  private final String input;

  private TargetSyntax(String input) {
    this.input = input;
  }

  /**
   * A target and the user that its URL names.
   *
   * @param user empty where it names none
   */
  public record Parsed(Target target, Optional<String> user) {}

  /**
   * Reads a target.
   *
   * @param asked the mode of {@code --tls}; empty where the option was not given
   * @throws UsageException where it is none, or contradicts {@code --tls}
   */
  public static Parsed parse(String input, Optional<TlsMode> asked) {
    return new TargetSyntax(input).read(asked);
  }

  private Parsed read(Optional<TlsMode> asked) {
    int scheme = input.indexOf("://");
    if (scheme >= 0) {
      return readUrl(
          input.substring(0, scheme).toLowerCase(Locale.ROOT), input.substring(scheme + 3), asked);
    }
    if (input.indexOf('@') >= 0) {
      throw new UsageException("target-user", "target", shown());
    }
    if (input.indexOf('/') >= 0) {
      throw new UsageException("target-path", "target", shown());
    }
    return new Parsed(
        target(input, asked.orElse(TlsMode.AUTO), Optional.empty()), Optional.empty());
  }

  private Parsed readUrl(String scheme, String rest, Optional<TlsMode> asked) {
    TlsMode mode = mode(scheme, asked);
    // An @ behind "name:" and anything but a port: a password, perhaps with a slash in it.
    if (rest.matches("[^/:\\[]*:(?![0-9]*(/.*)?$)[^@]*@.*")) {
      throw new UsageException("url-password", "target", shown());
    }
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash + 1);
    int at = authority.lastIndexOf('@');
    Optional<String> user = Optional.empty();
    if (at >= 0) {
      String login = authority.substring(0, at);
      if (login.indexOf(':') >= 0) {
        throw new UsageException("url-password", "target", shown());
      }
      user = Optional.of(decode(login)).filter(u -> !u.isEmpty());
    }
    // RFC 6874: in a URL, the % before a zone is an escape like any other.
    String place = authority.substring(at + 1).replaceFirst("^(\\[[^\\]%]*)%25", "$1%");
    String directory = decode(path.replaceFirst(";type=[aidAID]$", ""));
    return new Parsed(target(place, mode, Optional.of(directory).filter(d -> !d.isEmpty())), user);
  }

  private static TlsMode mode(String scheme, Optional<TlsMode> asked) {
    TlsMode mode =
        switch (scheme) {
          case "ftp" -> asked.orElse(TlsMode.AUTO);
          case "ftpes" -> TlsMode.EXPLICIT;
          case "ftps" -> TlsMode.IMPLICIT;
          case "sftp", "scp", "ssh" -> throw new UsageException("url-ssh", "scheme", scheme);
          default -> throw new UsageException("url-scheme", "scheme", scheme);
        };
    boolean contradiction =
        asked.isPresent()
            && (asked.get() != mode || scheme.equals("ftp") && mode == TlsMode.IMPLICIT);
    if (contradiction) {
      throw new UsageException("url-tls", "scheme", scheme, "tls", asked.get().id());
    }
    return mode;
  }

  private Target target(String hostAndPort, TlsMode mode, Optional<String> path) {
    String host = hostAndPort;
    String port = null;
    if (hostAndPort.startsWith("[")) {
      int end = hostAndPort.indexOf(']');
      if (end < 0 || end + 1 < hostAndPort.length() && hostAndPort.charAt(end + 1) != ':') {
        throw new UsageException("target-brackets", "target", shown());
      }
      host = hostAndPort.substring(1, end);
      port = end + 1 < hostAndPort.length() ? hostAndPort.substring(end + 2) : null;
      checkIpv6(host);
    } else if (hostAndPort.indexOf(':') != hostAndPort.lastIndexOf(':')) {
      checkIpv6(host);
    } else if (hostAndPort.indexOf(':') >= 0) {
      host = hostAndPort.substring(0, hostAndPort.indexOf(':'));
      port = hostAndPort.substring(hostAndPort.indexOf(':') + 1);
      host = name(host);
    } else {
      host = name(host);
    }
    int defaultPort = mode == TlsMode.IMPLICIT ? Target.IMPLICIT_TLS_PORT : Target.PORT;
    return new Target(input, host, port == null ? defaultPort : port(port), mode, path);
  }

  private int port(String digits) {
    if (digits.matches("0*[1-9][0-9]{0,4}")) {
      int port = Integer.parseInt(digits);
      if (port <= 65535) {
        return port;
      }
    }
    if (digits.matches("[0-9]*")) {
      throw new UsageException("target-port", "target", shown(), "port", digits);
    }
    // Somebody may have meant user:password.
    throw new UsageException("target-port-word", "host", shown().replaceFirst(":[^:]*$", ""));
  }

  /** A name in the form that the DNS knows; every name outside ASCII has one (RFC 3490). */
  private String name(String host) {
    String ascii = host;
    if (!host.chars().allMatch(c -> c < 128)) {
      try {
        ascii = IDN.toASCII(host);
      } catch (IllegalArgumentException e) {
        throw new UsageException("target-host", "target", shown());
      }
    }
    if (ascii.isEmpty()
        || ascii.length() > LONGEST_HOST
        || !ascii.matches("[A-Za-z0-9_.-]+")
        || ascii.startsWith("-")) {
      throw new UsageException("target-host", "target", shown());
    }
    return ascii;
  }

  /**
   * Holds an address against RFC 4291 section 2.2, and its zone (RFC 4007 section 11) against the
   * interfaces of this machine. With a colon in it, no name is looked up.
   */
  private void checkIpv6(String address) {
    if (address.indexOf(':') < 0) {
      throw new UsageException("target-brackets", "target", shown());
    }
    int zone = address.indexOf('%');
    if (!exists(zone < 0 ? address : address.substring(0, zone))) {
      throw new UsageException("target-ipv6", "target", shown(), "address", address);
    }
    if (zone >= 0 && !exists(address)) {
      throw new UsageException(
          "target-zone", "target", shown(), "zone", address.substring(zone + 1));
    }
  }

  private static boolean exists(String address) {
    try {
      return InetAddress.getByName(address) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    Optional<String> decoded = PercentEncoding.decode(text);
    if (decoded.isEmpty()) {
      throw new UsageException("url-percent", "target", shown());
    }
    if (decoded.get().chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new UsageException("line-break", "argument", shown());
    }
    return decoded.get();
  }

  /**
   * The input as it may be shown: what stands between a user's colon and the last @ is a password,
   * whatever it holds.
   */
  private String shown() {
    return input.replaceFirst("^([A-Za-z]+://)?([^:\\[]*):(?![0-9]*(/.*)?$).*@", "$1$2:****@");
  }
}
