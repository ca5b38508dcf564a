package org.ftpdiag.model;

import java.net.InetAddress;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.ftp.Addresses;

/**
 * Everything that was asked for.
 *
 * @param family the addresses that may be used
 */
public record ProbeRequest(
    Target target,
    Family family,
    Credentials credentials,
    Tls tls,
    Tests tests,
    Limits limits,
    Route route,
    Speech speech) {
  /** How long a probe may take as a whole where nothing else is asked for. */
  public static final Duration DEADLINE = Duration.ofSeconds(120);

  /** How long a certificate must last where nothing else is asked for. */
  public static final Duration CERTIFICATE = Duration.ofDays(14);

  /** How many sessions are held at most where nothing else is asked for. */
  public static final int SESSIONS = 10;

  /** The same by the usual way. */
  public ProbeRequest(
      Target target, Family family, Credentials credentials, Tls tls, Tests tests, Limits limits) {
    this(target, family, credentials, tls, tests, limits, Route.USUAL);
  }

  /** The same spoken to as usual. */
  public ProbeRequest(
      Target target,
      Family family,
      Credentials credentials,
      Tls tls,
      Tests tests,
      Limits limits,
      Route route) {
    this(target, family, credentials, tls, tests, limits, route, Speech.USUAL);
  }

  /**
   * Which way connections go.
   *
   * @param there the address that is taken for the host's, in place of what a resolver says
   * @param here the address of this machine that connections come from; empty for the system's
   *     choice
   * @param proxy what all connections go through; empty for none
   */
  public record Route(
      Optional<InetAddress> there, Optional<InetAddress> here, Optional<ProxyServer> proxy) {
    /** As the resolver and the system choose. */
    public static final Route USUAL = new Route(Optional.empty(), Optional.empty());

    /** Without a proxy. */
    public Route(Optional<InetAddress> there, Optional<InetAddress> here) {
      this(there, here, Optional.empty());
    }
  }

  /**
   * How the server is spoken to.
   *
   * @param virtualHost the host that HOST names (RFC 7151); empty for none
   * @param charset of what is sent, file names above all; empty for UTF-8, and replies and listings
   *     are then read as UTF-8 or else as ISO-8859-1
   * @param sent commands to be sent once the login is done, each with its arguments
   */
  public record Speech(Optional<String> virtualHost, Optional<Charset> charset, List<String> sent) {
    /** As the standards have it. */
    public static final Speech USUAL = new Speech(Optional.empty(), Optional.empty(), List.of());

    public Speech {
      sent = List.copyOf(sent);
    }
  }

  /**
   * How TLS is used.
   *
   * @param material trust, and this client's key
   * @param protectData {@code PROT P} (true) or {@code PROT C} under TLS (RFC 2228 section 3)
   * @param insecure send credentials though the certificate is not trusted
   */
  public record Tls(TlsMaterial material, boolean protectData, boolean insecure) {}

  /**
   * What is tested besides the usual.
   *
   * @param data the way of data connections
   * @param active test active mode as well
   * @param get the file to download
   * @param put the directory to upload a test file into
   * @param all every check that leaves nothing behind
   * @param until the step after which the probe takes leave; empty for all steps
   * @param checks closer looks besides the steps
   * @param paths what is asked of paths on the server after the transfers; none as a rule
   */
  public record Tests(
      DataMode data,
      boolean active,
      Optional<String> get,
      Optional<String> put,
      boolean all,
      Optional<StepId> until,
      Set<DeepCheck> checks,
      List<PathQuestion> paths) {
    public Tests {
      checks = Set.copyOf(checks);
      paths = List.copyOf(paths);
    }

    /** Whether a closer look is asked for, by its name or with all of them. */
    public boolean asks(DeepCheck check) {
      return all && check.ofAll() || checks.contains(check);
    }

    /** Whether any closer look is asked for. */
    public boolean asksLooks() {
      return all || !checks.isEmpty();
    }

    /** Whether active mode is tested, or used. */
    public boolean asksActive() {
      return active || all || data.active();
    }

    /** The same with no closer look, and no question about paths. */
    public Tests(
        DataMode data,
        boolean active,
        Optional<String> get,
        Optional<String> put,
        boolean all,
        Optional<StepId> until) {
      this(data, active, get, put, all, until, Set.of(), List.of());
    }

    /** The same with all steps. */
    public Tests(
        DataMode data, boolean active, Optional<String> get, Optional<String> put, boolean all) {
      this(data, active, get, put, all, Optional.empty());
    }
  }

  /**
   * How long it may take, and how long a certificate must last.
   *
   * @param timeout the longest wait for one thing
   * @param deadline the longest time for the whole probe, the bytes of {@code get} not counted
   * @param certificate a certificate that expires sooner is told of
   * @param sessions how many the check {@code limits} holds at most, 2 to 1000
   */
  public record Limits(Duration timeout, Duration deadline, Duration certificate, int sessions) {
    /** The same with the usual number of sessions. */
    public Limits(Duration timeout, Duration deadline, Duration certificate) {
      this(timeout, deadline, certificate, SESSIONS);
    }

    /** The same with the usual two weeks. */
    public Limits(Duration timeout, Duration deadline) {
      this(timeout, deadline, CERTIFICATE);
    }
  }

  /** A plain anonymous probe of a target with the default options. */
  public static ProbeRequest of(Target target) {
    return new ProbeRequest(
        target,
        Family.ANY,
        Credentials.anonymous(),
        new Tls(TlsMaterial.none(), true, false),
        new Tests(DataMode.AUTO, false, Optional.empty(), Optional.empty(), false),
        new Limits(Duration.ofSeconds(10), DEADLINE));
  }

  /** The same with more closer looks, and with questions about paths. */
  public ProbeRequest asking(Set<DeepCheck> checks, List<PathQuestion> paths) {
    Set<DeepCheck> looks = new HashSet<>(tests.checks());
    looks.addAll(checks);
    Tests more =
        new Tests(
            tests.data(),
            tests.active(),
            tests.get(),
            tests.put(),
            tests.all(),
            tests.until(),
            looks,
            paths);
    return new ProbeRequest(target, family, credentials, tls, more, limits, route, speech);
  }

  /** The same for another login. */
  public ProbeRequest with(Credentials other) {
    return new ProbeRequest(target, family, other, tls, tests, limits, route, speech);
  }

  /** The same for another target. */
  public ProbeRequest with(Target other) {
    return new ProbeRequest(other, family, credentials, tls, tests, limits, route, speech);
  }

  /** The same with other trust and client key. */
  public ProbeRequest with(TlsMaterial material) {
    Tls other = new Tls(material, tls.protectData(), tls.insecure());
    return new ProbeRequest(target, family, credentials, other, tests, limits, route, speech);
  }

  /** Whether the server's name is not looked up here, but by the proxy. */
  public boolean nameForProxy() {
    return route.there().isEmpty()
        && route.proxy().filter(ProxyServer::resolvesNames).isPresent()
        && Addresses.literal(target.knownHost()).isEmpty();
  }

  /** All that nobody may see: of the login, and of the proxy. */
  public List<Secret> secrets() {
    List<Secret> all = new ArrayList<>(credentials.secrets());
    route.proxy().ifPresent(proxy -> all.addAll(proxy.secrets()));
    return all;
  }

  /** The same with other limits of time. */
  public ProbeRequest with(Limits other) {
    return new ProbeRequest(target, family, credentials, tls, tests, other, route, speech);
  }
}
