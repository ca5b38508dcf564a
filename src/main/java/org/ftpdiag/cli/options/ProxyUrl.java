package org.ftpdiag.cli.options;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.ProxyServer;
import org.ftpdiag.model.Secret;

/** The URL of {@code --proxy}: {@code socks5://}, {@code socks5h://} or {@code http://}. */
public final class ProxyUrl {
  /** Where the proxy's password stands. */
  public static final String VARIABLE = "FTPDIAG_PROXY_PASSWORD";

  private static final Pattern URL =
      Pattern.compile(
          "([A-Za-z][A-Za-z0-9+.-]{0,20})://(?:([^@/]{0,600})@)?"
              + "(\\[[0-9A-Fa-f:.]{2,45}\\]|[A-Za-z0-9_.-]{1,255})(?::([0-9]{1,5}))?/?");

  /** RFC 1929 has one byte for each length. */
  private static final int LONGEST = 255;

  private ProxyUrl() {}

  /**
   * The proxy that a URL names.
   *
   * @param password the value of {@link #VARIABLE}
   * @throws UsageException where it names none, holds a password, or cannot be logged in to
   */
  public static ProxyServer parse(String url, Optional<String> password) {
    int at = url.lastIndexOf('@');
    int begin = url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3;
    if (at > begin && url.substring(begin, at).indexOf(':') >= 0) {
      throw new UsageException("proxy-password-url", "variable", VARIABLE);
    }
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new UsageException("proxy-form", "value", url.replaceFirst("(?s)^.*@", "****@"));
    }
    ProxyServer.Kind kind = kind(parts.group(1).toLowerCase(Locale.ROOT));
    String host = parts.group(3).replaceAll("[\\[\\]]", "");
    boolean brackets = parts.group(3).startsWith("[");
    if (host.length() > LONGEST || brackets && Addresses.literal(host).isEmpty()) {
      throw new UsageException("proxy-form", "value", parts.group(3));
    }
    int port = parts.group(4) == null ? kind.port() : Integer.parseInt(parts.group(4));
    if (port < 1 || port > 65_535) {
      throw new UsageException("proxy-port", "port", port);
    }
    Optional<ProxyServer.Login> login =
        Optional.ofNullable(parts.group(2))
            .filter(user -> !user.isEmpty())
            .map(user -> login(user, password));
    return new ProxyServer(kind, host, port, login);
  }

  private static ProxyServer.Kind kind(String scheme) {
    for (ProxyServer.Kind kind : ProxyServer.Kind.values()) {
      if (kind.scheme().equals(scheme)) {
        return kind;
      }
    }
    throw new UsageException("proxy-scheme", "scheme", scheme);
  }

  private static ProxyServer.Login login(String encoded, Optional<String> password) {
    String user =
        PercentEncoding.decode(encoded)
            .filter(name -> name.indexOf(':') < 0) // RFC 7617 section 2
            .filter(ProxyUrl::canBeSent)
            .orElseThrow(() -> new UsageException("proxy-user", "user", encoded));
    if (password.isEmpty()) {
      throw new UsageException("proxy-password-missing", "user", user, "variable", VARIABLE);
    }
    if (!canBeSent(password.get())) {
      throw new UsageException("proxy-password", "variable", VARIABLE);
    }
    return new ProxyServer.Login(user, new Secret(password.get()));
  }

  private static boolean canBeSent(String text) {
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    return length >= 1 && length <= LONGEST && text.chars().noneMatch(Character::isISOControl);
  }
}
