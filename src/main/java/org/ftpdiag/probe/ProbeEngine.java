package org.ftpdiag.probe;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.model.seen.CredentialRemark;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.wire.ControlChannel;
import org.ftpdiag.wire.Link;
import org.ftpdiag.wire.Platform;
import org.ftpdiag.wire.Recorder;

/** Runs the steps of one probe in their order and gathers what they saw. One engine, one probe. */
public final class ProbeEngine {
  private final Platform platform;
  private final Clock clock;
  private final List<Step> steps;
  private final Optional<Function<ProbeRun, List<Finding>>> judge;
  private volatile TimeBudget time;
  private volatile boolean interrupted;
  private volatile Thread resolving;

  /** Whose listener hears what was seen, and no findings. */
  public ProbeEngine(Platform platform, List<Step> steps) {
    this(platform, steps, Optional.empty());
  }

  /**
   * @param judge what a run proves, asked after each step for the listener; a run that is not over
   *     has its later steps skipped
   */
  public ProbeEngine(Platform platform, List<Step> steps, Function<ProbeRun, List<Finding>> judge) {
    this(platform, steps, Optional.of(judge));
  }

  private ProbeEngine(
      Platform platform, List<Step> steps, Optional<Function<ProbeRun, List<Finding>>> judge) {
    this.platform = platform;
    this.clock = new Clock(platform.ticker());
    this.steps = steps;
    this.judge = judge;
  }

  /** A password that is the user's or a part of the host's name: to hide it there would tell it. */
  static boolean isNamed(ProbeRequest request, String secret) {
    String names = request.credentials().knownUser() + " " + request.target().knownHost();
    return names.toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT));
  }

  /**
   * Probes.
   *
   * @param remarks what is odd about the credentials; recorded with the login
   * @param listener where it fails, the probe goes on unheard, and the run tells the defect
   */
  public ProbeRun run(
      ProbeRequest request, List<CredentialRemark> remarks, ProbeListener listener) {
    Audience audience = new Audience(listener);
    Instant started = platform.wall().instant();
    long start = clock.real();
    Recorder recorder = new Recorder(clock::real, audience);
    for (Secret secret : request.secrets()) {
      if (!isNamed(request, secret.reveal())) {
        recorder.expect(secret);
      }
    }
    time = new TimeBudget(clock, request.limits().timeout(), request.limits().deadline(), audience);
    Session session = new Session(platform, request, audience, time, recorder);
    if (interrupted) {
      interrupt();
    }
    Map<StepId, StepReport> reports = new EnumMap<>(StepId.class);
    StepRunner runner = new StepRunner(session, recorder);
    for (Step step : steps) {
      resolving = step.id() == StepId.RESOLVE ? Thread.currentThread() : null;
      StepReport report = runner.run(step);
      resolving = null;
      Thread.interrupted(); // it has done its work: what follows may wait again
      if (step.id() == StepId.LOGIN && report.outcome() != Outcome.SKIPPED) {
        report = withRemarks(report, remarks);
      }
      reports.merge(step.id(), report, ProbeEngine::joined);
      if (step.afterwards()) {
        continue;
      }
      List<Finding> findings =
          judge.isEmpty()
              ? List.of()
              : audience.judged(
                  judge.get(), soFar(session, runner, started, start, reports, audience));
      audience.stepFinished(report, findings);
    }
    session.data().drop();
    session.lastControl().ifPresent(ControlChannel::close);
    return soFar(session, runner, started, start, reports, audience);
  }

  /** What was looked at afterwards belongs to the step, and leaves it as it is unless it failed. */
  private static StepReport joined(StepReport step, StepReport after) {
    List<Observation> all = new ArrayList<>(step.observations());
    all.addAll(after.observations());
    boolean failed = after.outcome() == Outcome.FAILED || after.outcome() == Outcome.BROKEN;
    return new StepReport(
        step.id(),
        failed ? after.outcome() : step.outcome(),
        failed ? Optional.empty() : step.skipped(),
        step.startMs(),
        step.durationMs(),
        all);
  }

  /** The run as it would be if it ended here. */
  private ProbeRun soFar(
      Session session,
      StepRunner runner,
      Instant started,
      long start,
      Map<StepId, StepReport> reports,
      Audience audience) {
    List<String> defects = new ArrayList<>(runner.defects());
    defects.addAll(audience.defects());
    Optional<Link> link = session.lastControl().map(ControlChannel::link);
    List<StepReport> all = new ArrayList<>();
    for (StepId id : StepId.values()) {
      StepReport notRun = new StepReport(id, Outcome.SKIPPED, Optional.empty(), 0, 0, List.of());
      all.add(reports.getOrDefault(id, notRun));
    }
    return new ProbeRun(
        session.request(),
        Optional.of(started),
        OptionalDouble.of((clock.real() - start) / 1e6),
        link.map(Link::remote).map(InetSocketAddress::getAddress),
        // Under which address a server sees a proxy's connection, only the proxy knows.
        session.request().route().proxy().isPresent()
            ? Optional.empty()
            : link.map(Link::local).map(InetSocketAddress::getAddress),
        all,
        session.recorder().transcript(),
        runner.ending(),
        defects);
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
