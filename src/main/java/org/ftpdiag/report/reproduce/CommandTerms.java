package org.ftpdiag.report.reproduce;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.Family;
import org.ftpdiag.model.LocalFiles;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.Transcript;

/**
 * What stands for the names in the templates of commands: this target, its port, TLS, login and
 * way. Every word from outside is quoted for the shell.
 */
final class CommandTerms {
  private static final Pattern NAME = Pattern.compile("\\{([a-z-]{1,20})\\}");

  /** Of curl: the whole of it, where a listing that drips must end. */
  private static final int LONGER = 3;

  private final ProbeRequest request;
  private final ProbeRun run;
  private final LocalFiles files;
  private final String host;
  private final TlsMode tls;
  private final WayTerms way;
  private final boolean login;

  /**
   * @param login whether what is to be seen comes after the beginning of the login
   */
  CommandTerms(Report report, LocalFiles files, boolean login) {
    this.run = report.run();
    this.request = run.request();
    this.files = files;
    this.host = request.target().knownHost();
    this.tls = request.target().tls();
    this.way = new WayTerms(run);
    this.login = login;
  }

  /** Whole seconds that one wait may last. */
  String seconds() {
    return Long.toString(Math.max(1, (request.limits().timeout().toMillis() + 999) / 1000));
  }

  /** The template with its names filled in; empty where one of them is not known here. */
  Optional<String> fill(String template) {
    Matcher m = NAME.matcher(template);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      Optional<String> term = of(m.group(1));
      if (term.isEmpty()) {
        return Optional.empty();
      }
      m.appendReplacement(out, Matcher.quoteReplacement(term.get()));
    }
    return Optional.of(m.appendTail(out).toString().strip().replaceAll(" {2,}(?=[^'])", " "));
  }

  private Optional<String> of(String name) {
    return switch (name) {
      case "curl" -> curlAs(tlsOfCurl());
      case "curl-plain" -> tls == TlsMode.IMPLICIT ? Optional.empty() : curlAs(List.of());
      case "curl-tls" -> curlAs(requiredTls());
      case "curl-4" -> curlAs(tlsOfCurl()).map(c -> c + " -4");
      case "curl-6" -> curlAs(tlsOfCurl()).map(c -> c + " -6");
      case "data" -> Optional.of(data());
      case "pasv" -> Optional.of("--disable-epsv --no-ftp-skip-pasv-ip");
      case "active" -> Optional.of(active());
      case "url" -> Optional.of(ShellQuote.word(url() + "/"));
      case "plain-url" -> Optional.of(ShellQuote.word("ftp://" + authority() + "/"));
      case "directory" -> Optional.of(ShellQuote.word(url() + directory(request.target().path())));
      case "into" ->
          request
              .tests()
              .put()
              .map(d -> ShellQuote.word(url() + directory(Optional.of(d)) + "ftpdiag-test.bin"));
      case "file" -> request.tests().get().map(f -> ShellQuote.word(url() + "/" + encoded(f)));
      case "openssl" -> openssl(tls == TlsMode.IMPLICIT);
      case "openssl-implicit" -> openssl(true);
      case "nc" -> way.nc().map(this::nc);
      case "lftp" -> hostNamed() ? Optional.empty() : way.lftp().map(this::lftp);
      case "host" -> Optional.of(ShellQuote.word(host));
      default -> Optional.empty();
    };
  }

  private String authority() {
    return (host.indexOf(':') >= 0 ? "[" + host.replace("%", "%25") + "]" : host)
        + ":"
        + request.target().port();
  }

  /** Where a program that knows no other name for the host is to connect to. */
  private String peer() {
    return request
        .route()
        .there()
        .map(a -> literal(a) + ":" + request.target().port())
        .orElseGet(this::authority);
  }

  private String url() {
    return (tls == TlsMode.IMPLICIT ? "ftps://" : "ftp://") + authority();
  }

  /** A path of a URL as curl reads it (RFC 1738 section 3.2.2): an absolute one begins with %2F. */
  private static String encoded(String path) {
    StringBuilder out = new StringBuilder();
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xFF);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
      out.append(
          plain || c == '/' && i > 0
              ? String.valueOf(c)
              : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return out.toString();
  }

  private static String directory(Optional<String> path) {
    String encoded = path.filter(p -> !p.isEmpty()).map(CommandTerms::encoded).orElse("");
    return "/" + encoded + (encoded.isEmpty() || encoded.endsWith("/") ? "" : "/");
  }

  private Optional<String> curlAs(List<String> protection) {
    return hostNamed() ? Optional.empty() : Optional.of(curl(protection));
  }

  /** No other program can name a virtual host before it logs in. */
  private boolean hostNamed() {
    return login && way.hostNamed();
  }

  private String curl(List<String> protection) {
    List<String> words = new ArrayList<>(List.of("curl", "-sS", "-v"));
    words.addAll(List.of("--connect-timeout", seconds()));
    long most = Math.max(1, request.limits().timeout().toSeconds()) * LONGER;
    words.addAll(List.of("--max-time", Long.toString(most)));
    words.addAll(protection);
    family().ifPresent(words::add);
    Optional<String> within = way.userWithHost();
    if (within.isPresent()) {
      String open = request.credentials().isAnonymous() ? ":ftp@example.com" : "";
      words.addAll(List.of("--user", within.get() + open));
    } else if (!request.credentials().isAnonymous()) {
      request.credentials().user().ifPresent(u -> words.addAll(List.of("--user", u)));
    }
    words.addAll(way.curl());
    request
        .route()
        .there()
        .ifPresent(a -> words.addAll(way.there(host, request.target().port(), literal(a))));
    request.route().here().ifPresent(a -> words.addAll(List.of("--interface", Addresses.text(a))));
    return quoted(words);
  }

  private static String literal(InetAddress a) {
    return Addresses.isV4(a) ? Addresses.text(a) : "[" + Addresses.text(a) + "]";
  }

  private Optional<String> family() {
    return request.family() == Family.ANY
        ? Optional.empty()
        : Optional.of(request.family() == Family.IPV4 ? "-4" : "-6");
  }

  private boolean begun() {
    return run.all(TlsAttempt.class).anyMatch(a -> a.channel() == Transcript.Channel.CONTROL);
  }

  private List<String> tlsOfCurl() {
    if (tls == TlsMode.OFF || tls == TlsMode.AUTO && !begun()) {
      return List.of();
    }
    return tls == TlsMode.AUTO ? protection("--ssl") : requiredTls();
  }

  private List<String> requiredTls() {
    return protection(tls == TlsMode.IMPLICIT ? "" : "--ssl-reqd");
  }

  private List<String> protection(String option) {
    List<String> words = new ArrayList<>(option.isEmpty() ? List.of() : List.of(option));
    files.authorities().ifPresent(f -> words.addAll(List.of("--cacert", f)));
    files.clientCertificate().ifPresent(f -> words.addAll(List.of("--cert", f)));
    // No secret travels then: the anonymous login goes on without trust, as the probe did.
    boolean open = request.credentials().isAnonymous() && tls == TlsMode.AUTO;
    if (request.tls().insecure() || open && untrusted()) {
      words.add("--insecure");
    }
    return words;
  }

  private boolean untrusted() {
    return run.all(TlsAttempt.class)
        .flatMap(a -> a.session().stream())
        .anyMatch(s -> s.trust().isPresent() && !s.trusted());
  }

  private String data() {
    DataMode mode = request.tests().data();
    return mode.active() ? active() : mode == DataMode.PASV ? "--disable-epsv" : "";
  }

  private String active() {
    return request.tests().data() == DataMode.PORT ? "--ftp-port - --disable-eprt" : "--ftp-port -";
  }

  private Optional<String> openssl(boolean implicit) {
    return way.openssl(implicit).map(w -> openssl(implicit, w));
  }

  private String openssl(boolean implicit, List<String> proxy) {
    List<String> words = new ArrayList<>(List.of("openssl", "s_client", "-connect", peer()));
    words.addAll(proxy);
    if (!implicit) {
      words.addAll(List.of("-starttls", "ftp"));
    }
    Optional<InetAddress> literal = Addresses.literal(host);
    if (literal.isEmpty()) {
      words.addAll(List.of("-servername", host, "-verify_hostname", host));
    } else {
      words.addAll(List.of("-verify_ip", host));
    }
    files.authorities().ifPresent(f -> words.addAll(List.of("-CAfile", f)));
    files.clientCertificate().ifPresent(f -> words.addAll(List.of("-cert", f)));
    return quoted(words) + " </dev/null";
  }

  private String nc(List<String> proxy) {
    List<String> words = new ArrayList<>(List.of("nc", "-v"));
    family().ifPresent(words::add);
    request.route().here().ifPresent(a -> words.addAll(List.of("-s", Addresses.text(a))));
    String to = request.route().there().map(Addresses::text).orElse(host);
    words.addAll(proxy);
    words.addAll(List.of("-w", seconds(), to, Integer.toString(request.target().port())));
    return quoted(words);
  }

  /** What lftp is to do stands in one word of its own language; it asks for the password. */
  private String lftp(List<String> proxy) {
    List<String> sets = new ArrayList<>();
    sets.add("set net:timeout " + seconds());
    sets.add("set net:max-retries 1");
    sets.addAll(proxy);
    sets.add(
        "set ftp:ssl-allow "
            + (tls == TlsMode.OFF || tls == TlsMode.AUTO && !begun() ? "no" : "yes"));
    sets.add("set ftp:ssl-force " + (tls.required() ? "yes" : "no"));
    sets.add("set ftp:passive-mode " + (request.tests().data().active() ? "no" : "yes"));
    files
        .authorities()
        .ifPresent(
            f -> sets.add("set ssl:ca-file \"" + f.replaceAll("([\"\\\\])", "\\\\$1") + "\""));
    if (request.tls().insecure() || request.credentials().isAnonymous() && untrusted()) {
      sets.add("set ssl:verify-certificate no");
    }
    List<String> words = new ArrayList<>(List.of("lftp", "-d"));
    Optional<String> user =
        way.userWithHost()
            .or(() -> request.credentials().user())
            .filter(u -> !request.credentials().isAnonymous());
    user.ifPresent(u -> words.addAll(List.of("-u", u)));
    words.addAll(List.of("-e", String.join("; ", sets) + "; ls; bye", url() + "/"));
    return quoted(words);
  }

  private static String quoted(List<String> words) {
    List<String> out = new ArrayList<>();
    for (String w : words) {
      boolean option = Arrays.asList(OPTIONS).contains(w);
      out.add(option ? w : ShellQuote.word(w));
    }
    return String.join(" ", out);
  }

  /** Words that begin with a dash and are ours. */
  private static final String[] OPTIONS =
      ("-sS -v --connect-timeout --max-time --user --resolve --interface -4 -6 --ssl --ssl-reqd --cacert"
              + " --cert --insecure -connect -starttls -servername -verify_hostname -verify_ip -CAfile -cert"
              + " -s -w -d -u -e --proxy --proxytunnel --proxy-user --connect-to -proxy -x -X")
          .split(" ");
}
