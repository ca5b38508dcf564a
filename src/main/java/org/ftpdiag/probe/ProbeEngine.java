package org.ftpdiag.probe;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.CredentialRemark;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.probe.steps.ActiveStep;
import org.ftpdiag.probe.steps.ConnectStep;
import org.ftpdiag.probe.steps.DownloadStep;
import org.ftpdiag.probe.steps.FeaturesStep;
import org.ftpdiag.probe.steps.GreetingStep;
import org.ftpdiag.probe.steps.ListStep;
import org.ftpdiag.probe.steps.LoginStep;
import org.ftpdiag.probe.steps.PassiveStep;
import org.ftpdiag.probe.steps.QuitStep;
import org.ftpdiag.probe.steps.ResolveStep;
import org.ftpdiag.probe.steps.TlsStep;
import org.ftpdiag.probe.steps.UploadStep;
import org.ftpdiag.wire.ControlChannel;
import org.ftpdiag.wire.Recorder;
import org.ftpdiag.wire.Resolver;
import org.ftpdiag.wire.Ticker;
import org.ftpdiag.wire.tls.TlsClient;

/** Runs the steps of one probe in their order and gathers what they saw. One engine, one probe. */
public final class ProbeEngine {
  private final Clock clock;
  private final Resolver.Source names;
  private volatile TimeBudget time;
  private volatile boolean interrupted;
  private volatile Thread resolving;

  public ProbeEngine() {
    this(Ticker.SYSTEM, Resolver.Source.SYSTEM);
  }

  /**
   * @param ticker the time of its waits
   * @param names who looks names up
   */
  public ProbeEngine(Ticker ticker, Resolver.Source names) {
    clock = new Clock(ticker);
    this.names = names;
  }

  private List<Step> steps(ProbeRequest request) {
    List<Step> order = new ArrayList<>();
    order.add(new ResolveStep(names));
    order.add(new ConnectStep());
    boolean implicit = request.target().tls() == TlsMode.IMPLICIT;
    // Implicit TLS comes before the first word, explicit TLS after it.
    order.add(implicit ? new TlsStep() : new GreetingStep());
    order.add(implicit ? new GreetingStep() : new TlsStep());
    order.add(new LoginStep());
    order.add(new FeaturesStep());
    order.add(new PassiveStep());
    // In active mode the listing needs what the step "active" finds out.
    boolean active = request.data().active();
    order.add(active ? new ActiveStep() : new ListStep());
    order.add(active ? new ListStep() : new ActiveStep());
    order.add(new DownloadStep());
    order.add(new UploadStep());
    order.add(new QuitStep());
    return order;
  }

  /** A password that is the user's or a part of the host's name: to hide it there would tell it. */
  private static boolean isNamed(ProbeRequest request, String secret) {
    String names = request.credentials().user() + " " + request.target().host();
    return names.toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT));
  }

  /**
   * Probes.
   *
   * @param remarks what is odd about the credentials; recorded with the login
   */
  public ProbeRun run(
      ProbeRequest request, List<CredentialRemark> remarks, ProbeListener listener) {
    Instant started = Instant.now();
    long start = clock.real();
    Recorder recorder = new Recorder(clock::real, listener);
    request.credentials().secrets().stream()
        .filter(secret -> !isNamed(request, secret.reveal()))
        .forEach(recorder::expect);
    TimeBudget budget = new TimeBudget(clock, request.timeout(), request.deadline(), listener);
    Session s = new Session(request, listener, budget, recorder);
    time = budget;
    if (interrupted) {
      interrupt();
    }
    if (request.target().tls().required()) {
      TlsClient.warm();
    }
    Map<StepId, StepReport> reports = new EnumMap<>(StepId.class);
    StepRunner runner = new StepRunner(s, recorder);
    for (Step step : steps(request)) {
      resolving = step.id() == StepId.RESOLVE ? Thread.currentThread() : null;
      StepReport report = runner.run(step);
      resolving = null;
      Thread.interrupted(); // it has done its work: what follows may wait again
      if (step.id() == StepId.LOGIN && report.outcome() != Outcome.SKIPPED) {
        report = withRemarks(report, remarks);
      }
      reports.put(step.id(), report);
      listener.stepFinished(report);
    }
    Optional<InetAddress> address = s.lastControl().map(c -> c.link().remote().getAddress());
    Optional<InetAddress> local = s.lastControl().map(c -> c.link().local().getAddress());
    s.data().drop();
    s.lastControl().ifPresent(ControlChannel::close);
    return new ProbeRun(
        request,
        started,
        (clock.real() - start) / 1e6,
        address,
        local,
        List.copyOf(reports.values()),
        recorder.transcript(),
        runner.ending(),
        runner.defects());
  }

  private static StepReport withRemarks(StepReport report, List<CredentialRemark> remarks) {
    List<Observation> all = new ArrayList<>(remarks);
    all.addAll(report.observations());
    return new StepReport(
        report.id(),
        report.outcome(),
        report.skipped(),
        report.startMs(),
        report.durationMs(),
        all);
  }

  /**
   * Breaks the probe off: the running wait ends, test files are removed, QUIT is sent where
   * possible, and {@link #run} returns what was seen so far. May be called from any thread, before
   * or during the run.
   */
  public void interrupt() {
    interrupted = true;
    TimeBudget running = time;
    if (running != null) {
      running.interrupt();
      clock.endWaits();
      Thread waiting = resolving; // the system's resolver knows no deadline of ours
      if (waiting != null) {
        waiting.interrupt();
      }
    }
  }
}
