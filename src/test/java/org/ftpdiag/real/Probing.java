package org.ftpdiag.real;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ftpdiag.Probes;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.Family;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.ProxyServer;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.Target;
import org.ftpdiag.model.TlsMaterial;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.probe.ProbeEngine;

/** A probe of a server of a test, and what it told. */
final class Probing {
  private String host = "127.0.0.1";
  private final int port;
  private TlsMode tls = TlsMode.AUTO;
  private Optional<String> path = Optional.empty();
  private Credentials credentials = Credentials.anonymous();
  private TlsMaterial material = TlsMaterial.none();
  private boolean active;
  private boolean allChecks;
  private Duration deadline = ProbeRequest.DEADLINE;
  private Set<DeepCheck> checks = Set.of();
  private DataMode data = DataMode.AUTO;
  private Optional<String> get = Optional.empty();
  private Optional<String> put = Optional.empty();
  private boolean insecure;
  private boolean protectData = true;
  private ProbeRequest.Route route = ProbeRequest.Route.USUAL;
  private ProbeRequest.Speech speech = ProbeRequest.Speech.USUAL;
  private Duration timeout = Duration.ofSeconds(10);

  Probing(int port) {
    this.port = port;
  }

  Probing host(String name) {
    host = name;
    return this;
  }

  Probing tls(TlsMode mode) {
    tls = mode;
    return this;
  }

  Probing path(String directory) {
    path = Optional.of(directory);
    return this;
  }

  Probing user(String name, String password) {
    credentials = new Credentials(name, new Secret(password), Optional.empty());
    return this;
  }

  Probing trusting(X509Certificate authority) {
    material = new TlsMaterial(List.of(authority), Optional.empty(), new char[0]);
    return this;
  }

  Probing active() {
    active = true;
    return this;
  }

  Probing allChecks() {
    allChecks = true;
    return this;
  }

  /** Deep checks, in at most so many seconds. */
  Probing check(int seconds, DeepCheck... names) {
    deadline = Duration.ofSeconds(seconds);
    checks = Set.of(names);
    return this;
  }

  Probing data(DataMode mode) {
    data = mode;
    return this;
  }

  Probing get(String file) {
    get = Optional.of(file);
    return this;
  }

  Probing put(String directory) {
    put = Optional.of(directory);
    return this;
  }

  Probing timeout(Duration limit) {
    timeout = limit;
    return this;
  }

  /** Sends the password whatever the certificate is. */
  Probing insecure() {
    insecure = true;
    return this;
  }

  /** {@code PROT C}. */
  Probing clearData() {
    protectData = false;
    return this;
  }

  /** Through a proxy on this machine. */
  Probing through(ProxyServer proxy) {
    route = new ProbeRequest.Route(Optional.empty(), Optional.empty(), Optional.of(proxy));
    return this;
  }

  /** To a virtual host. */
  Probing virtualHost(String name) {
    speech = new ProbeRequest.Speech(Optional.of(name), Optional.empty(), List.of());
    return this;
  }

  Told run() {
    return run(UnaryOperator.identity());
  }

  Told run(UnaryOperator<ProbeEngine> with) {
    ProbeRequest request =
        new ProbeRequest(
                new Target(host + ":" + port, host, port, tls, path),
                Family.ANY,
                credentials,
                new ProbeRequest.Tls(material, protectData, insecure),
                new ProbeRequest.Tests(data, active, get, put, allChecks),
                new ProbeRequest.Limits(timeout, deadline),
                route,
                speech)
            .asking(checks, List.of());
    ProbeRun run = with.apply(Probes.engine(request)).run(request, List.of(), ProbeListener.NONE);
    return new Told(run, Diagnoser.diagnose(run));
  }

  /** A run and its diagnosis. */
  record Told(ProbeRun run, Diagnosis diagnosis) {

    String rootCause() {
      return diagnosis.rootCause().map(f -> f.id().id()).orElse("none");
    }

    /** All findings as {@code id:severity}, in their order. */
    List<String> findings() {
      return diagnosis.findings().stream().map(Told::brief).toList();
    }

    private static String brief(Finding f) {
      return f.id().id() + ":" + f.severity().id();
    }

    StepReport.Outcome outcome(StepId step) {
      return run.step(step).outcome();
    }

    /** The dialogue, for the message of a test that fails. */
    String dialogue() {
      StringBuilder b = new StringBuilder(run.defects() + " " + findings() + "\n");
      run.transcript()
          .entries()
          .forEach(
              e ->
                  b.append(e.channel().id())
                      .append(' ')
                      .append(e.kind().id())
                      .append(' ')
                      .append(e.text())
                      .append('\n'));
      return b.toString();
    }
  }
}
