package org.ftpdiag.cli.serve;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.ftpdiag.check.file.ExpectReader;
import org.ftpdiag.cli.ProbeOptions;
import org.ftpdiag.cli.ProbeOrder;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.Choice;
import org.ftpdiag.cli.options.TargetSyntax;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.cli.secrets.ClientCertificate;
import org.ftpdiag.cli.secrets.InputFile;
import org.ftpdiag.cli.secrets.PasswordSource;
import org.ftpdiag.exporter.AllowList;
import org.ftpdiag.exporter.Exporter;
import org.ftpdiag.exporter.ExporterSettings;
import org.ftpdiag.exporter.Gate;
import org.ftpdiag.exporter.ProbeModule;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.report.FailOn;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.yaml.Faults;
import org.ftpdiag.yaml.MappingReader;
import org.ftpdiag.yaml.YamlException;
import org.ftpdiag.yaml.YamlFile;
import org.ftpdiag.yaml.YamlMapping;
import org.ftpdiag.yaml.YamlNode;
import org.ftpdiag.yaml.YamlScalar;

/** The configuration of the exporter: {@code modules}, {@code web}, {@code limits}. */
public final class ExporterFile {
  private static final String PASSWORD = "password";
  private static final int MOST_PROBES = 10_000;
  private static final int USUAL_PROBES = 200;

  /** Most of the places: one Prometheus asks for all, and a second one still gets in. */
  private static final double USUAL_SHARE = 0.8;

  /** A name that no resolver knows (RFC 6761 section 6.4), to try a module's options with. */
  private static final String NO_TARGET = "host.invalid";

  private static final Map<String, FailOn> FAIL_ON =
      Arrays.stream(FailOn.values()).collect(Collectors.toMap(FailOn::id, f -> f));

  private final Console console;
  private final Words words;
  private final Faults faults = new Faults();

  private ExporterFile(Console console, Words words) {
    this.console = console;
    this.words = words;
  }

  /**
   * What a file says.
   *
   * @param tls of the exporter's own port; empty for plain HTTP
   */
  public record Content(
      ExporterSettings settings, Optional<SSLContext> tls, Exporter.Limits limits) {}

  /**
   * Reads it whole.
   *
   * @throws YamlException with all that is wrong with it
   * @throws UsageException where it cannot be read
   */
  public static Content read(String name, Console console, Words words) throws YamlException {
    byte[] content = InputFile.read("--config", name).content();
    YamlNode tree = YamlFile.read(name, content, console.environment());
    return new ExporterFile(console, words).content(tree);
  }

  private Content content(YamlNode tree) throws YamlException {
    Optional<MappingReader> top = MappingReader.of(tree, faults);
    faults.check();
    Map<String, ProbeModule> modules = modules(top.orElseThrow());
    Optional<MappingReader> web = top.get().mapping("web");
    Optional<Gate> gate = web.flatMap(w -> w.mapping("basic-auth")).flatMap(this::gate);
    Optional<SSLContext> tls = web.flatMap(w -> w.mapping("tls")).flatMap(this::tls);
    web.ifPresent(MappingReader::refuseOthers);
    Exporter.Limits limits = limits(top.get().mapping("limits"));
    top.get().refuseOthers();
    faults.check();
    return new Content(new ExporterSettings(modules, gate), tls, limits);
  }

  private Exporter.Limits limits(Optional<MappingReader> limits) {
    int all = whole(limits, "probes").orElse(USUAL_PROBES);
    int one = whole(limits, "per-client").orElse(Math.max(1, (int) (all * USUAL_SHARE)));
    limits.ifPresent(MappingReader::refuseOthers);
    return new Exporter.Limits(all, one);
  }

  private static Optional<Integer> whole(Optional<MappingReader> limits, String key) {
    return limits.flatMap(l -> l.number(key, 1, MOST_PROBES)).map(Long::intValue);
  }

  private Map<String, ProbeModule> modules(MappingReader top) {
    Map<String, ProbeModule> modules = new HashMap<>();
    if (top.node("modules").isEmpty()) {
      top.miss("modules");
    }
    List<YamlMapping.Entry> entries =
        top.mapping("modules").map(MappingReader::entries).orElse(List.of());
    for (YamlMapping.Entry entry : entries) {
      String name = entry.key().text();
      MappingReader.of(entry.value(), faults)
          .flatMap(keys -> module(name, keys))
          .ifPresent(module -> modules.put(name, module));
    }
    return modules;
  }

  private Optional<ProbeModule> module(String name, MappingReader keys) {
    Optional<AllowList> allow = allow(keys);
    Optional<FailOn> failOn = keys.choice("fail-on", FAIL_ON);
    Optional<YamlScalar> password = keys.scalar(PASSWORD);
    Map<String, YamlScalar> given = new LinkedHashMap<>();
    for (String option : new ProbeOptions(console, words).names()) {
      keys.scalar(option).ifPresent(value -> given.put(option, value));
    }
    Optional<MappingReader> expect = keys.mapping("expect");
    Optional<ModuleExpectations> expectations =
        expect.map(e -> new ModuleExpectations(name, ExpectReader.read(expect, faults)));
    keys.refuseOthers();
    Map<String, String> options = new LinkedHashMap<>();
    given.forEach((option, value) -> options.put(option, value.text()));
    Console told =
        password.map(p -> console.with(PasswordSource.VARIABLE, p.text())).orElse(console);
    try {
      new ProbeOptions(told, words).order(NO_TARGET, options);
    } catch (UsageException e) {
      List<YamlScalar> values = new ArrayList<>(given.values());
      password.ifPresent(values::add);
      faults.add(keys.place(option(e)), YamlScalar.written(e.phrase(), values));
      return Optional.empty();
    }
    return Optional.of(
        new ProbeModule(
            name,
            allow.orElse(AllowList.NOTHING),
            target -> host(options, target),
            target -> order(told, options, expectations, target),
            failOn.orElse(FailOn.FAIL),
            report ->
                expectations
                    .map(x -> x.judge(report))
                    .orElseGet(() -> new ProbeModule.Judged(report, ""))));
  }

  /** The key that an error speaks of; where it names none, it bears the name of its option. */
  private static String option(UsageException e) {
    return e.phrase().facts().getOrDefault("option", e.getMessage()).replaceFirst("^-+", "");
  }

  private Optional<AllowList> allow(MappingReader keys) {
    List<String> entries = new ArrayList<>();
    for (YamlScalar entry : keys.scalars("allow")) {
      try {
        AllowList.of(List.of(entry.text()));
        entries.add(entry.text());
      } catch (IllegalArgumentException e) {
        faults.add(entry.place(), "allow", "value", entry.written());
      }
    }
    return Optional.of(AllowList.of(entries));
  }

  /** Of the target alone: nothing is read. Empty where that cannot be one. */
  private static Optional<String> host(Map<String, String> options, String target) {
    try {
      Optional<TlsMode> mode = Choice.of("--tls", options.get("tls"), TlsMode.class);
      return Optional.of(TargetSyntax.parse(target, mode).target().knownHost());
    } catch (UsageException e) { // the order says what is wrong with it
      return Optional.empty();
    }
  }

  /** Read at each probe: a password file may have been renewed. */
  private ProbeModule.Order order(
      Console told,
      Map<String, String> options,
      Optional<ModuleExpectations> expectations,
      String target) {
    // Whoever asks chooses the server, and not who logs in there.
    if (target.indexOf('@') >= 0) {
      return ProbeModule.Order.refused(words.say("exporter.target-user", Map.of()));
    }
    try {
      ProbeOrder plain = new ProbeOptions(told, words).order(target, options);
      ProbeOrder order = expectations.map(x -> x.asking(plain)).orElse(plain);
      return new ProbeModule.Order(Optional.of(order.request()), order.remarks(), "");
    } catch (UsageException e) {
      return ProbeModule.Order.refused(words.say(e.phrase()));
    }
  }

  private Optional<Gate> gate(MappingReader keys) {
    Optional<YamlScalar> user = keys.scalar("user");
    Optional<YamlScalar> file = keys.scalar("password-file");
    Optional<YamlScalar> given = keys.scalar(PASSWORD);
    keys.refuseOthers();
    if (user.isEmpty()) {
      keys.miss("user");
    }
    if (file.isEmpty() && given.isEmpty()) {
      keys.miss("password-file");
    }
    if (user.isEmpty() || file.isEmpty() && given.isEmpty()) {
      return Optional.empty();
    }
    try {
      Secret password =
          file.isEmpty()
              ? new Secret(given.get().text())
              : new PasswordSource(console, words)
                  .find(user.get().text(), "", file.get().text())
                  .password();
      return Optional.of(new Gate(user.get().text(), password));
    } catch (UsageException e) {
      faults.add(file.get().place(), e.phrase());
      return Optional.empty();
    }
  }

  private Optional<SSLContext> tls(MappingReader keys) {
    Optional<YamlScalar> certificate = keys.scalar("certificate");
    Optional<YamlScalar> key = keys.scalar("key");
    Optional<YamlScalar> password = keys.scalar(PASSWORD);
    keys.refuseOthers();
    if (certificate.isEmpty()) {
      keys.miss("certificate");
      return Optional.empty();
    }
    try {
      InputFile file = InputFile.read("certificate", certificate.get().text());
      if (key.isPresent()) {
        file = file.with(InputFile.read("key", key.get().text()));
      }
      ClientCertificate own =
          ClientCertificate.read(file, password.map(YamlScalar::text).orElse("").toCharArray());
      KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
      keyManagers.init(own.store(), own.password());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers.getKeyManagers(), null, null);
      return Optional.of(context);
    } catch (UsageException e) {
      faults.add(certificate.get().place(), e.phrase());
    } catch (GeneralSecurityException e) {
      faults.add(
          certificate.get().place(), "certificate", "detail", String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }
}
