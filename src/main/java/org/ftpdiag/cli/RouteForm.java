package org.ftpdiag.cli;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.CheckOptions;
import org.ftpdiag.cli.options.ProxyUrl;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.Family;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProxyServer;
import org.ftpdiag.model.Target;

/**
 * Which way the connections of a probe are to go: {@code --resolve}, {@code --source-address} and
 * {@code --proxy}.
 */
final class RouteForm {
  private final CheckOptions check;
  private final Target target;
  private final Optional<ProxyServer> proxy;

  /**
   * @param console has the proxy's password in its environment
   * @throws UsageException where no proxy can be meant
   */
  RouteForm(CheckOptions check, Target target, Console console) {
    this.check = check;
    this.target = target;
    this.proxy =
        Optional.ofNullable(check.proxy)
            .map(url -> ProxyUrl.parse(url, console.variable(ProxyUrl.VARIABLE)));
  }

  /**
   * What is asked for.
   *
   * @param family the addresses that may be used
   * @throws UsageException where it cannot be meant
   */
  ProbeRequest.Route route(Family family, DataMode data) {
    if (proxy.isPresent() && data.active()) {
      throw new UsageException("proxy-active", "data", data.id());
    }
    Optional<InetAddress> there = Optional.ofNullable(check.resolve).map(this::there);
    Optional<InetAddress> here = Optional.ofNullable(check.sourceAddress).map(RouteForm::here);
    there.ifPresent(a -> check(family, a, "--resolve"));
    if (proxy.isPresent()) { // whose address is of either family, whatever the server's is
      return new ProbeRequest.Route(there, here, proxy);
    }
    here.ifPresent(a -> check(family, a, "--source-address"));
    if (there.isPresent()
        && here.isPresent()
        && Addresses.isV4(there.get()) != Addresses.isV4(here.get())) {
      throw new UsageException("route-families");
    }
    return new ProbeRequest.Route(there, here);
  }

  /** The family that is left: an address of this machine reaches its own only. */
  Family family(Family family) {
    if (check.sourceAddress == null || family != Family.ANY || proxy.isPresent()) {
      return family;
    }
    return Addresses.isV4(here(check.sourceAddress)) ? Family.IPV4 : Family.IPV6;
  }

  private static void check(Family family, InetAddress address, String option) {
    if (family != Family.ANY && (family == Family.IPV4) != Addresses.isV4(address)) {
      throw new UsageException(
          "route-family", "option", option, "family", family == Family.IPV4 ? "-4" : "-6");
    }
  }

  private InetAddress there(String given) {
    int colon = given.indexOf(':');
    Optional<InetAddress> address =
        colon < 1 ? Optional.empty() : literal(given.substring(colon + 1));
    if (address.isEmpty()) {
      throw new UsageException("resolve-form", "value", given);
    }
    String host = given.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!host.equals(target.knownHost().toLowerCase(Locale.ROOT))) {
      throw new UsageException("resolve-other", "host", host, "target", target.knownHost());
    }
    return address.get();
  }

  private static InetAddress here(String given) {
    InetAddress address =
        literal(given).orElseThrow(() -> new UsageException("source-address-form", "value", given));
    try {
      boolean loopback = address.isLoopbackAddress(); // all of 127.0.0.0/8, of which one is listed
      if (loopback
          || !address.isAnyLocalAddress() && NetworkInterface.getByInetAddress(address) != null) {
        return address;
      }
    } catch (SocketException notTold) {
      return address; // binding to it tells
    }
    throw new UsageException("source-address-foreign", "value", given);
  }

  private static Optional<InetAddress> literal(String text) {
    boolean brackets = text.startsWith("[") && text.endsWith("]");
    return Addresses.literal(brackets ? text.substring(1, text.length() - 1) : text);
  }
}
