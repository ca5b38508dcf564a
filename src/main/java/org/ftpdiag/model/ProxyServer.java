package org.ftpdiag.model;

import java.util.List;
import java.util.Optional;

/**
 * A proxy that connections go through.
 *
 * @param kind how it is spoken to
 * @param host its name or address
 * @param port 1 to 65535
 * @param login who logs in to it; empty where nobody does
 */
public record ProxyServer(Kind kind, String host, int port, Optional<Login> login) {
  /** The ways to ask a proxy for a connection. */
  public enum Kind {
    /** RFC 1928; this machine looks names up. */
    SOCKS5("socks5", 1080),
    /** RFC 1928; the proxy looks names up. */
    SOCKS5H("socks5h", 1080),
    /** CONNECT (RFC 9110 section 9.3.6); the proxy looks names up. */
    HTTP("http", 3128);

    private final String scheme;
    private final int port;

    Kind(String scheme, int port) {
      this.scheme = scheme;
      this.port = port;
    }

    /** How a URL begins that names such a proxy, without {@code ://}. */
    public String scheme() {
      return scheme;
    }

    /** Where such a proxy listens as a rule. */
    public int port() {
      return port;
    }
  }

  /** A user of the proxy, and the password. */
  public record Login(String user, Secret password) {}

  /** Whether the proxy is told a name where one is given, and looks it up itself. */
  public boolean resolvesNames() {
    return kind != Kind.SOCKS5;
  }

  /** Whether it speaks SOCKS. */
  public boolean socks() {
    return kind != Kind.HTTP;
  }

  /** What nobody may see. */
  public List<Secret> secrets() {
    return login.map(l -> List.of(l.password())).orElse(List.of());
  }

  /** The proxy as a URL names it, without its user: {@code socks5://proxy.example.com:1080}. */
  public String url() {
    return kind.scheme() + "://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
