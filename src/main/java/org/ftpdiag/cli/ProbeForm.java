package org.ftpdiag.cli;

import java.math.BigDecimal;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.CheckOptions;
import org.ftpdiag.cli.options.Choice;
import org.ftpdiag.cli.options.LoginOptions;
import org.ftpdiag.cli.options.SpeechForm;
import org.ftpdiag.cli.options.TargetSyntax;
import org.ftpdiag.cli.options.TlsOptions;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.cli.options.WholeNumber;
import org.ftpdiag.cli.secrets.Certificates;
import org.ftpdiag.cli.secrets.ClientCertificate;
import org.ftpdiag.cli.secrets.CredentialRemarks;
import org.ftpdiag.cli.secrets.InputFile;
import org.ftpdiag.cli.secrets.PasswordSource;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Family;
import org.ftpdiag.model.LocalFiles;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.Target;
import org.ftpdiag.model.TlsMaterial;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.CredentialRemark;
import org.ftpdiag.report.words.Words;

/** Turns the options of a probe into a request, and refuses what cannot be meant. */
public final class ProbeForm {
  private static final BigDecimal SHORTEST_TIMEOUT = BigDecimal.valueOf(1, 3);
  private static final BigDecimal LONGEST_TIMEOUT = BigDecimal.valueOf(3600);
  private static final BigDecimal SHORTEST_DEADLINE = BigDecimal.valueOf(1, 1);
  private static final BigDecimal LONGEST_DEADLINE = BigDecimal.valueOf(86_400);
  private static final int FEWEST_SESSIONS = 2;
  private static final int MOST_SESSIONS = 1000;
  private static final int MOST_DAYS = 9999;
  private static final String CERTIFICATE_PASSWORD = "FTPDIAG_CLIENT_CERT_PASSWORD";

  private final LoginOptions login;
  private final TlsOptions tls;
  private final CheckOptions check;
  private final Optional<TlsMode> mode;
  private final TargetSyntax.Parsed target;

  public ProbeForm(String target, LoginOptions login, TlsOptions tls, CheckOptions check) {
    this.login = login;
    this.tls = tls;
    this.check = check;
    this.mode = Choice.of("--tls", tls.tls, TlsMode.class);
    this.target = TargetSyntax.parse(target, mode);
  }

  /** Reads everything that needs no person first, so that nobody types a password in vain. */
  public ProbeOrder order(Console console, Words words) {
    boolean protect = protectData();
    DataMode data = Choice.of("--data", check.data, DataMode.class).orElse(DataMode.AUTO);
    RouteForm way = new RouteForm(check, target.target(), console);
    Family family = way.family(family(data));
    ProbeRequest.Route route = way.route(family, data);
    ProbeRequest.Speech speech =
        new SpeechForm(check)
            .speech(user(), check.get, check.put, target.target().path().orElse(null));
    checkPath("--get", check.get);
    checkPath("--put", check.put);
    Duration timeout = timeout();
    Duration deadline = deadline();
    TlsMaterial material = material(console);
    String user = user();
    Credentials credentials = credentials(user, console, words);
    List<CredentialRemark> remarks = new ArrayList<>(CredentialRemarks.of("user", user));
    if (!credentials.openPassword()) {
      remarks.addAll(CredentialRemarks.of("password", credentials.password().reveal()));
    }
    ProbeRequest request =
        new ProbeRequest(
            target.target(),
            family,
            credentials,
            new ProbeRequest.Tls(material, protect, tls.insecure),
            new ProbeRequest.Tests(
                data,
                check.active,
                Optional.ofNullable(check.get),
                Optional.ofNullable(check.put),
                check.allChecks,
                Choice.of("--until", check.until, StepId.class),
                closerLooks(),
                List.of()),
            new ProbeRequest.Limits(timeout, deadline, certificateDays(), sessions()),
            route,
            speech);
    return new ProbeOrder(
        request,
        remarks,
        retryFor(),
        new LocalFiles(Optional.ofNullable(tls.ca), Optional.ofNullable(tls.clientCert)));
  }

  private Set<DeepCheck> closerLooks() {
    Set<DeepCheck> checks = EnumSet.noneOf(DeepCheck.class);
    for (String name : check.check == null ? new String[0] : check.check.split(",", -1)) {
      checks.add(
          DeepCheck.of(name.strip().toLowerCase(Locale.ROOT))
              .orElseThrow(
                  () ->
                      new UsageException(
                          "choice",
                          "option",
                          "--check",
                          "value",
                          name,
                          "choices",
                          Arrays.stream(DeepCheck.values())
                              .map(DeepCheck::id)
                              .collect(Collectors.joining(", ")))));
    }
    return checks;
  }

  private boolean protectData() {
    boolean off = target.target().tls() == TlsMode.OFF;
    refuse(off && tls.clientCert != null, "--tls off", "--client-cert", "client-cert");
    refuse(off && tls.prot != null, "--tls off", "--prot", "prot");
    return Choice.of("--prot", tls.prot, Protection.class).orElse(Protection.P) == Protection.P;
  }

  private enum Protection {
    P,
    C
  }

  /**
   * PASV and PORT have room for IPv4 addresses only (RFC 2428 section 1): of a name that has both
   * kinds, those are meant. Over IPv6 each server answers PASV in another way, and none can be
   * right.
   */
  private Family family(DataMode data) {
    refuse(check.ipv4 && check.ipv6, "-4", "-6", "families");
    Family family = check.ipv4 ? Family.IPV4 : check.ipv6 ? Family.IPV6 : Family.ANY;
    checkFamily(family, data);
    boolean ipv4 = data == DataMode.PASV || data == DataMode.PORT;
    return ipv4 ? Family.IPV4 : family;
  }

  private void checkFamily(Family family, DataMode data) {
    Optional<Boolean> literal = literalIpv4(target.target());
    boolean ipv6Only = family == Family.IPV6 || literal.equals(Optional.of(false));
    if (literal.equals(Optional.of(false)) && family == Family.IPV4) {
      throw new UsageException("family-ipv4", "target", target.target().knownHost());
    }
    if (literal.equals(Optional.of(true)) && family == Family.IPV6) {
      throw new UsageException("family-ipv6", "target", target.target().knownHost());
    }
    if (ipv6Only && (data == DataMode.PASV || data == DataMode.PORT)) {
      throw new UsageException(
          "data-ipv4", "data", data.id(), "instead", data == DataMode.PASV ? "epsv" : "eprt");
    }
  }

  /** Whether the host is an IPv4 address; empty where it is a name. Looks no name up. */
  private static Optional<Boolean> literalIpv4(Target target) {
    String host = target.knownHost();
    int zone = host.indexOf('%');
    return Addresses.literal(zone < 0 ? host : host.substring(0, zone)).map(Addresses::isV4);
  }

  private static void checkPath(String option, String path) {
    if (path != null && path.isEmpty()) {
      throw new UsageException("path-empty", "option", option);
    }
  }

  private Duration timeout() {
    return seconds("timeout", check.timeout, SHORTEST_TIMEOUT, LONGEST_TIMEOUT)
        .orElse(Duration.ofSeconds(10));
  }

  private Duration deadline() {
    return seconds("deadline", check.deadline, SHORTEST_DEADLINE, LONGEST_DEADLINE)
        .orElse(ProbeRequest.DEADLINE);
  }

  private Duration certificateDays() {
    if (check.certificateDays == null) {
      return ProbeRequest.CERTIFICATE;
    }
    return Duration.ofDays(
        WholeNumber.of(check.certificateDays, 0, MOST_DAYS)
            .orElseThrow(
                () -> new UsageException("certificate-days", "value", check.certificateDays)));
  }

  private int sessions() {
    if (check.limit == null) {
      return ProbeRequest.SESSIONS;
    }
    return WholeNumber.of(check.limit, FEWEST_SESSIONS, MOST_SESSIONS)
        .orElseThrow(() -> new UsageException("limit", "value", check.limit));
  }

  /** How long it may take until the probe passes; nothing where it is tried once. */
  Duration retryFor() {
    return seconds("retry-for", check.retryFor, SHORTEST_DEADLINE, LONGEST_DEADLINE)
        .orElse(Duration.ZERO);
  }

  private static Optional<Duration> seconds(
      String option, String value, BigDecimal least, BigDecimal most) {
    if (value == null) {
      return Optional.empty();
    }
    if (value.matches("[0-9]{1,5}([.][0-9]{1,3})?")) {
      BigDecimal seconds = new BigDecimal(value);
      if (seconds.compareTo(least) >= 0 && seconds.compareTo(most) <= 0) {
        return Optional.of(Duration.ofMillis(seconds.movePointRight(3).longValueExact()));
      }
    }
    throw new UsageException(option, "value", value);
  }

  private TlsMaterial material(Console console) {
    List<X509Certificate> authorities =
        tls.ca == null ? List.of() : Certificates.of(InputFile.read("--ca", tls.ca));
    if (tls.clientCert == null) {
      return new TlsMaterial(authorities, Optional.empty(), new char[0]);
    }
    char[] password = console.variable(CERTIFICATE_PASSWORD).orElse("").toCharArray();
    ClientCertificate own = ClientCertificate.read(tls.clientCert, password);
    Optional<KeyStore> store = Optional.of(own.store());
    return new TlsMaterial(authorities, store, own.password());
  }

  private String user() {
    if (login.user != null && login.user.isEmpty()) {
      throw new UsageException("user-empty");
    }
    if (login.user != null && login.user.indexOf(':') >= 0) { // as curl takes it
      String name = login.user.substring(0, login.user.indexOf(':'));
      throw new UsageException("user-password", "user", name);
    }
    if (login.user == null) {
      return target.user().orElse(Credentials.anonymous().knownUser());
    }
    if (target.user().isPresent() && !target.user().get().equals(login.user)) {
      throw new UsageException("user-twice", "option", login.user, "url", target.user().get());
    }
    return login.user;
  }

  private Credentials credentials(String user, Console console, Words words) {
    if (login.account != null && login.account.isEmpty()) {
      throw new UsageException("account-empty");
    }
    Optional<Secret> account = Optional.ofNullable(login.account).map(Secret::new);
    if (Credentials.isAnonymous(user)) {
      // A secret lying in the environment is not for everybody's login; one in a named file may be.
      if (login.passwordFile == null) {
        return Credentials.anonymous(user, account);
      }
      if (login.user == null && target.user().isEmpty()) {
        throw new UsageException("password-anonymous");
      }
    }
    PasswordSource.Found found =
        new PasswordSource(console, words)
            .find(user, target.target().knownHost(), login.passwordFile);
    return new Credentials(user, found.password(), account.or(found::account));
  }

  private static void refuse(boolean both, String one, String other, String reason) {
    if (both) {
      throw new UsageException("exclude-" + reason, "one", one, "other", other);
    }
  }
}
