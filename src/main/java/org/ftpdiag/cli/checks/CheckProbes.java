package org.ftpdiag.cli.checks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.check.CheckReport;
import org.ftpdiag.check.CheckResult;
import org.ftpdiag.check.CheckRunner;
import org.ftpdiag.cli.ProbeOrder;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Report;
import org.ftpdiag.probe.ProbeEngine;
import org.ftpdiag.probe.steps.StepOrder;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.FailOn;
import org.ftpdiag.wire.Platform;

/** Probes for checks. Joins engine, diagnoser and expectations. */
public final class CheckProbes {
  private CheckProbes() {}

  /** Runs the checks. */
  public static CheckReport run(
      CheckRunner runner, List<CheckOrders.Order> orders, Platform platform) {
    List<CheckRunner.Task> tasks = new ArrayList<>();
    for (CheckOrders.Order order : orders) {
      tasks.add(
          new CheckRunner.Task(
              order.check(),
              order.order().request(),
              order.order().retryFor(),
              () -> new Probe(order.order(), platform)));
    }
    Instant started = platform.wall().instant();
    long start = System.nanoTime();
    List<CheckResult> results = runner.run(tasks);
    return new CheckReport(results, started, (System.nanoTime() - start) / 1e6);
  }

  private static final class Probe implements CheckRunner.Attempt {
    private final ProbeOrder order;
    private final ProbeEngine engine;

    Probe(ProbeOrder order, Platform platform) {
      this.order = order;
      this.engine = new ProbeEngine(platform, StepOrder.of(order.request()));
    }

    @Override
    public Report run() {
      ProbeRun run = engine.run(order.request(), order.remarks(), ProbeListener.NONE);
      Diagnosis diagnosis = Diagnoser.diagnose(run);
      return new Report(run, diagnosis, ExitCode.of(run, diagnosis, FailOn.FAIL));
    }

    @Override
    public void interrupt() {
      engine.interrupt();
    }
  }
}
