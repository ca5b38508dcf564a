package org.ftpdiag.report.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.ProxyServer;
import org.ftpdiag.model.ProxyServer.Kind;
import org.ftpdiag.model.seen.Exchange;

/**
 * How other programs go the way of the probe: through its proxy, to its virtual host. Empty where
 * one cannot.
 */
final class WayTerms {
  private final ProbeRun run;
  private final ProbeRequest request;
  private final Optional<ProxyServer> proxy;

  WayTerms(ProbeRun run) {
    this.run = run;
    this.request = run.request();
    this.proxy = request.route().proxy();
  }

  /** Options of curl, which asks for the proxy's password. */
  List<String> curl() {
    List<String> words = new ArrayList<>();
    proxy.ifPresent(
        p -> {
          words.addAll(List.of("--proxy", p.url()));
          if (p.kind() == Kind.HTTP) {
            words.add("--proxytunnel"); // else it asks the proxy to speak FTP for it
          }
          p.login().ifPresent(l -> words.addAll(List.of("--proxy-user", l.user())));
        });
    return words;
  }

  /**
   * Options of curl for another address of the host, which a proxy is told in place of its name.
   */
  List<String> there(String host, int port, String address) {
    return proxy.isPresent()
        ? List.of("--connect-to", host + ":" + port + ":" + address + ":" + port)
        : List.of("--resolve", host + ":" + port + ":" + address);
  }

  /**
   * Options of openssl, which knows proxies of HTTP without a login, and waits forever for a
   * greeting that comes together with the proxy's answer: it is lost (s_client of OpenSSL 3.0).
   *
   * @param implicit whether the server waits for TLS, and does not greet before
   */
  Optional<List<String>> openssl(boolean implicit) {
    return proxy.isEmpty()
        ? Optional.of(List.of())
        : openHttp().filter(p -> implicit).map(p -> List.of("-proxy", authority(p)));
  }

  /** Options of nc (OpenBSD's), which logs in to none. */
  Optional<List<String>> nc() {
    return proxy.isEmpty()
        ? Optional.of(List.of())
        : proxy
            .filter(p -> p.login().isEmpty())
            .map(p -> List.of("-X", p.socks() ? "5" : "connect", "-x", authority(p)));
  }

  /** Settings of lftp, which knows proxies of HTTP; by CONNECT for data connections as well. */
  Optional<List<String>> lftp() {
    return proxy.isEmpty()
        ? Optional.of(List.of())
        : openHttp().map(p -> List.of("set ftp:proxy " + p.url(), "set ftp:use-hftp no"));
  }

  private Optional<ProxyServer> openHttp() {
    return proxy.filter(p -> p.kind() == Kind.HTTP && p.login().isEmpty());
  }

  private static String authority(ProxyServer p) {
    return (p.host().indexOf(':') < 0 ? p.host() : "[" + p.host() + "]") + ":" + p.port();
  }

  /** Whether a virtual host was named by HOST, and the server took it. */
  boolean hostNamed() {
    return request.speech().virtualHost().isPresent()
        && run.all(Exchange.class).anyMatch(e -> e.verb().equals("HOST") && e.ok());
  }

  /** The user's name with the virtual host in it, where the server was told so. */
  Optional<String> userWithHost() {
    Optional<String> name =
        request
            .speech()
            .virtualHost()
            .flatMap(h -> request.credentials().user().map(user -> h + "|" + user));
    return name.filter(
        n -> run.all(Exchange.class).anyMatch(e -> e.verb().equals("USER") && within(e)));
  }

  private static boolean within(Exchange user) {
    return user.argument().indexOf('|') > 0;
  }
}
