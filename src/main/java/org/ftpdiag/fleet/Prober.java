package org.ftpdiag.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.Resolution;
import org.ftpdiag.probe.ProbeEngine;
import org.ftpdiag.probe.steps.StepOrder;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.FailOn;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.Platform;

/** Probes one server and judges what it saw; can be told to let go of all. Thread-safe. */
final class Prober {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Platform platform;
  private final FailOn failOn;
  private final Set<ProbeEngine> running = ConcurrentHashMap.newKeySet();
  private final CountDownLatch stopped = new CountDownLatch(1);

  Prober(Platform platform, FailOn failOn) {
    this.platform = platform;
    this.failOn = failOn;
  }

  /** Looks up where a probe would connect to. */
  Resolution resolve(ProbeRequest request) {
    Duration limit = request.limits().timeout();
    Duration whole = request.limits().deadline();
    String host = request.target().knownHost();
    if (request.route().there().isPresent()) {
      return Resolution.given(host, request.route().there().get());
    }
    if (request.nameForProxy()) {
      return new Resolution(
          Optional.of(host),
          Resolution.Outcome.FOUND,
          List.of(),
          List.of(),
          "",
          OptionalDouble.empty());
    }
    return platform
        .resolver()
        .resolve(
            host,
            request.family(),
            platform.ticker(),
            Deadline.in(platform.ticker(), limit.compareTo(whole) < 0 ? limit : whole));
  }

  /** Probes, again and again where that was asked for. Empty where it was broken off. */
  Optional<Report> probe(FleetOrder order, Resolution known) {
    long end = platform.ticker().nanos() + order.retryFor().toNanos();
    Duration pause = FIRST_PAUSE;
    Optional<Resolution> answer = Optional.of(known);
    while (true) {
      Optional<Report> report = once(order, answer);
      answer = Optional.empty(); // a later attempt asks anew
      boolean failed =
          report.isPresent()
              && report.get().whole()
              && report.get().diagnosis().verdict() != Severity.INFO;
      if (!failed || end - platform.ticker().nanos() < pause.toNanos() || interrupted(pause)) {
        return report;
      }
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private boolean interrupted(Duration pause) {
    try {
      return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** The name was looked up before the probe began: its step took as long as that did. */
  private static ProbeRun timed(ProbeRun run, Resolution known) {
    StepReport resolve = run.step(StepId.RESOLVE);
    List<StepReport> steps = new ArrayList<>(run.steps());
    steps.set(
        StepId.RESOLVE.ordinal(),
        new StepReport(
            resolve.id(),
            resolve.outcome(),
            resolve.skipped(),
            resolve.startMs(),
            known.ms(),
            resolve.observations()));
    OptionalDouble whole =
        run.durationMs().isEmpty()
            ? run.durationMs()
            : OptionalDouble.of(run.durationMs().getAsDouble() + known.ms().orElse(0));
    return new ProbeRun(
        run.request(),
        run.started(),
        whole,
        run.address(),
        run.local(),
        steps,
        run.transcript(),
        run.ending(),
        run.defects());
  }

  private Optional<Report> once(FleetOrder order, Optional<Resolution> known) {
    Platform here = known.map(platform::resolved).orElse(platform);
    ProbeEngine engine = new ProbeEngine(here, StepOrder.of(order.request()));
    running.add(engine);
    try {
      if (stopped.getCount() == 0) {
        engine.interrupt();
      }
      ProbeRun run = engine.run(order.request(), order.remarks(), ProbeListener.NONE);
      if (run.interrupted()) {
        return Optional.empty();
      }
      ProbeRun timed = known.map(k -> timed(run, k)).orElse(run);
      Diagnosis diagnosis = Diagnoser.diagnose(timed);
      return Optional.of(new Report(timed, diagnosis, ExitCode.of(timed, diagnosis, failOn)));
    } finally {
      running.remove(engine);
    }
  }

  /** Breaks all probes off. */
  void stop() {
    stopped.countDown();
    running.forEach(ProbeEngine::interrupt);
  }

  /** Whether any takes its leave still. */
  boolean isBusy() {
    return !running.isEmpty();
  }
}
