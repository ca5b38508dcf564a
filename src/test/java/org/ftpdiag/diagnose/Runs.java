package org.ftpdiag.diagnose;

import static org.ftpdiag.diagnose.Observed.connect;
import static org.ftpdiag.diagnose.Observed.epsv;
import static org.ftpdiag.diagnose.Observed.greeting;
import static org.ftpdiag.diagnose.Observed.ip;
import static org.ftpdiag.diagnose.Observed.lines;
import static org.ftpdiag.diagnose.Observed.open;
import static org.ftpdiag.diagnose.Observed.pasv;
import static org.ftpdiag.diagnose.Observed.resolved;
import static org.ftpdiag.diagnose.Observed.said;
import static org.ftpdiag.diagnose.Observed.transfer;

import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.Family;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.model.Target;
import org.ftpdiag.model.TlsMaterial;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.Listing;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Transcript;

/** A run written by hand: a healthy anonymous one, bent step by step. */
final class Runs {
  private final Map<StepId, StepReport> steps = new EnumMap<>(StepId.class);
  private Credentials credentials = Credentials.anonymous();
  private TlsMode tls = TlsMode.AUTO;
  private DataMode data = DataMode.AUTO;
  private boolean insecure;
  private boolean active;
  private boolean allChecks;
  private boolean interrupted;
  private Optional<InetAddress> address = Optional.of(ip("203.0.113.5"));
  private InetAddress local = ip("198.51.100.10");

  /** All went well. */
  static Runs healthy() {
    return new Runs()
        .done(StepId.RESOLVE, resolved("203.0.113.5"))
        .done(StepId.CONNECT, connect("203.0.113.5"))
        .done(StepId.GREETING, greeting("220 (vsFTPd 3.0.5)"))
        .done(StepId.TLS, said("AUTH TLS", "530 Please login with USER and PASS."))
        .done(
            StepId.LOGIN,
            said("USER anonymous", "331 Please specify the password."),
            said("PASS ****", "230 Login successful."))
        .done(
            StepId.FEATURES,
            said("SYST", "215 UNIX Type: L8"),
            said(
                "FEAT",
                lines(211, "211-Features:", " EPSV", " SIZE", " UTF8", "211 End"),
                false,
                9),
            said("OPTS UTF8 ON", "200 Always in UTF8 mode."))
        .done(
            StepId.PASSIVE,
            epsv(40000, open("203.0.113.5", 40000)),
            pasv("203.0.113.5", 40001, open("203.0.113.5", 40001)),
            said("PWD", "257 \"/\" is the current directory"))
        .done(
            StepId.LIST,
            transfer("LIST", 120, "150 Here comes the directory listing.", "226 Send OK."),
            new Listing("/", "UNIX", 2, 2, List.of(), List.of(), List.of("a", "b")))
        .done(StepId.QUIT, said("QUIT", "221 Goodbye."));
  }

  Runs done(StepId step, Observation... seen) {
    return step(step, Outcome.DONE, seen);
  }

  /** The step failed, and nothing came of those that need it. */
  Runs failed(StepId step, Observation... seen) {
    return step(step, Outcome.FAILED, seen);
  }

  /** The session ended in this step. */
  Runs endsAt(StepId step, Observation... seen) {
    for (StepId s : StepId.values()) {
      if (s.compareTo(step) > 0) {
        step(s, Outcome.SKIPPED);
      }
    }
    return failed(step, seen);
  }

  Runs step(StepId step, Outcome outcome, Observation... seen) {
    return step(step, outcome, step.ordinal() * 100.0, seen);
  }

  Runs step(StepId step, Outcome outcome, double startMs, Observation... seen) {
    steps.put(step, new StepReport(step, outcome, Optional.empty(), startMs, 50, List.of(seen)));
    return this;
  }

  Runs user(String name) {
    credentials = new Credentials(name, new Secret("hunter2"), Optional.empty());
    return this;
  }

  Runs tls(TlsMode mode) {
    tls = mode;
    return this;
  }

  Runs data(DataMode mode) {
    data = mode;
    return this;
  }

  Runs insecure() {
    insecure = true;
    return this;
  }

  Runs active() {
    active = true;
    return this;
  }

  Runs allChecks() {
    allChecks = true;
    return this;
  }

  Runs interrupted() {
    interrupted = true;
    return this;
  }

  Runs at(String server) {
    address = Optional.of(ip(server));
    return this;
  }

  /** Nobody tells where the control connection goes. */
  Runs nowhere() {
    address = Optional.empty();
    return this;
  }

  Runs from(String client) {
    local = ip(client);
    return this;
  }

  ProbeRun build() {
    ProbeRequest request =
        new ProbeRequest(
            new Target("ftp.example.com", "ftp.example.com", 21, tls, Optional.empty()),
            Family.ANY,
            credentials,
            new ProbeRequest.Tls(TlsMaterial.none(), true, insecure),
            new ProbeRequest.Tests(data, active, Optional.empty(), Optional.empty(), allChecks),
            new ProbeRequest.Limits(Duration.ofSeconds(10), ProbeRequest.DEADLINE));
    List<StepReport> all =
        List.of(StepId.values()).stream()
            .map(
                s ->
                    steps.getOrDefault(
                        s, new StepReport(s, Outcome.SKIPPED, Optional.empty(), 0, 0, List.of())))
            .toList();
    return new ProbeRun(
        request,
        Observed.NOW,
        1000,
        address,
        Optional.of(local),
        all,
        new Transcript(List.of()),
        interrupted,
        List.of());
  }

  Diagnosis diagnose() {
    return Diagnoser.diagnose(build());
  }

  /** The name of the root cause, {@code none} when nothing failed. */
  String root() {
    return diagnose().rootCause().map(f -> f.id().id()).orElse("none");
  }

  /** Every finding as {@code id:severity}, in order. */
  List<String> findings() {
    return diagnose().findings().stream().map(f -> f.id().id() + ":" + f.severity().id()).toList();
  }

  /** The one finding of that name. */
  Finding only(FindingId id) {
    List<Finding> all = diagnose().findings().stream().filter(f -> f.id() == id).toList();
    if (all.size() != 1) {
      throw new AssertionError(id + " is found " + all.size() + " times in " + findings());
    }
    return all.get(0);
  }
}
