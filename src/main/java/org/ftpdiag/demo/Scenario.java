package org.ftpdiag.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.FindingId;

/** How a demo server deviates from the normal, and what a probe of it must find. */
public final class Scenario {
  /** The scenario that bends nothing. */
  public static final String HEALTHY = "healthy";

  private final String name;
  private final Map<String, String> header;
  private final List<ScriptRule> rules;

  Scenario(String name, Map<String, String> header, List<ScriptRule> rules) {
    this.name = name;
    this.header = Map.copyOf(header);
    this.rules = List.copyOf(rules);
  }

  /** The built-in scenarios, in the order in which they are shown. */
  public static List<String> names() {
    try (BufferedReader in = open("index")) {
      return in.lines().map(String::strip).filter(l -> !l.isEmpty() && l.charAt(0) != '#').toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A built-in scenario.
   *
   * @throws ScenarioException when there is none of that name
   */
  public static Scenario load(String name) {
    if (!names().contains(name)) {
      throw new ScenarioException(name, "no such scenario");
    }
    try (Reader in = open(name + ".ftp")) {
      return parse(name, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a scenario; the grammar is in the README of the demo's resources.
   *
   * @param name what the scenario is called in messages
   * @throws ScenarioException with file and line when it cannot be understood
   */
  public static Scenario parse(String name, Reader reader) throws IOException {
    return new ScenarioParser(name).parse(reader);
  }

  public String name() {
    return name;
  }

  /** What ftpdiag is called with besides the target. */
  public List<String> args() {
    String args = header.getOrDefault("args", "");
    return args.isEmpty() ? List.of() : List.of(args.split("\\s+"));
  }

  /** The root cause that a probe must name; empty when nothing is to fail. */
  public Optional<FindingId> expect() {
    String id = header.getOrDefault("expect", "none");
    return id.equals("none") ? Optional.empty() : FindingId.of(id);
  }

  /** Further findings that a probe must make. */
  public List<FindingId> findings() {
    String ids = header.getOrDefault("findings", "");
    return ids.isEmpty()
        ? List.of()
        : List.of(ids.split("\\s+")).stream().map(id -> FindingId.of(id).orElseThrow()).toList();
  }

  /** The password that the client is to send. */
  public String clientPassword() {
    return header.getOrDefault("client-password", password());
  }

  /** The user that the server knows besides the anonymous one. */
  public String user() {
    return header.getOrDefault("user", "demo");
  }

  /** The password that the server takes. */
  public String password() {
    return header.getOrDefault("password", "demo-pass");
  }

  /** What must answer 332 after PASS; empty when no account is asked for. */
  Optional<String> account() {
    return Optional.ofNullable(header.get("account"));
  }

  /** How the server does TLS. */
  enum Tls {
    NONE,
    EXPLICIT,
    IMPLICIT
  }

  Tls tls() {
    return Tls.valueOf(header.getOrDefault("tls", "explicit").toUpperCase(Locale.ROOT));
  }

  String certificate() {
    return header.getOrDefault("cert", "valid");
  }

  boolean clientCertificateRequired() {
    return header.getOrDefault("client-cert", "none").equals("required");
  }

  boolean sessionReuseRequired() {
    return header.getOrDefault("session-reuse", "optional").equals("required");
  }

  boolean anonymousAllowed() {
    return !header.getOrDefault("anonymous", "read").equals("none");
  }

  boolean anonymousWrites() {
    return header.getOrDefault("anonymous", "read").equals("write");
  }

  boolean readOnly() {
    return header.getOrDefault("read-only", "no").equals("yes");
  }

  /** Bytes that the server stores before its disk is full. */
  DemoFiles.Naming naming() {
    return DemoFiles.Naming.valueOf(header.getOrDefault("names", "kept").toUpperCase(Locale.ROOT));
  }

  long capacity() {
    return Long.parseLong(header.getOrDefault("capacity", Integer.toString(DemoFiles.CAPACITY)));
  }

  /** How many seconds the server's clock is ahead. */
  long clock() {
    return Long.parseLong(header.getOrDefault("clock", "0"));
  }

  String address() {
    return header.getOrDefault("address", "127.0.0.1");
  }

  List<ScriptRule> rules() {
    return rules;
  }

  private static BufferedReader open(String file) {
    InputStream in = Scenario.class.getResourceAsStream("scenarios/" + file);
    if (in == null) {
      throw new ScenarioException(file, "no such file");
    }
    return new BufferedReader(new InputStreamReader(in, UTF_8));
  }
}
