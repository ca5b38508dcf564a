package org.ftpdiag.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.SampleReports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CheckRunnerTest {
  private static final CheckRunner.Listener NOBODY =
      new CheckRunner.Listener() {
        @Override
        public void began(ServerCheck check) {}

        @Override
        public void ended(CheckResult result) {}
      };

  private static CheckRunner.Task task(String name, CheckRunner.Attempt attempt) {
    ServerCheck check =
        new ServerCheck(name, List.of(SessionExpectations.verdict(Severity.INFO)), Set.of());
    return new CheckRunner.Task(
        check, SampleReports.healthy().run().request(), Duration.ZERO, () -> attempt);
  }

  private static CheckRunner.Attempt found(Report report) {
    return attempt(() -> report, () -> {});
  }

  private static CheckRunner.Attempt attempt(
      java.util.function.Supplier<Report> run, Runnable interrupt) {
    return new CheckRunner.Attempt() {
      @Override
      public Report run() {
        return run.get();
      }

      @Override
      public void interrupt() {
        interrupt.run();
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Timeout(20)
  void whatRunsIsBrokenOffAndWhatIsDueNeverBegins() throws Exception {
    CheckRunner runner = new CheckRunner(2, NOBODY);
    CountDownLatch running = new CountDownLatch(2);
    CountDownLatch interrupted = new CountDownLatch(1);
    CheckRunner.Attempt silent =
        attempt(
            () -> {
              running.countDown();
              await(interrupted);
              return SampleReports.interrupted();
            },
            interrupted::countDown);
    AtomicInteger late = new AtomicInteger();
    CheckRunner.Attempt never =
        attempt(
            () -> {
              late.incrementAndGet();
              return SampleReports.healthy();
            },
            () -> {});
    CheckRunner.Attempt waiting =
        attempt(
            () -> {
              running.countDown();
              await(interrupted);
              return SampleReports.healthy();
            },
            () -> {});
    Thread stop =
        new Thread(
            () -> {
              await(running);
              runner.interrupt();
            });
    stop.start();
    List<CheckResult> results =
        runner.run(List.of(task("a", waiting), task("b", silent), task("c", never)));
    stop.join();
    assertEquals(CheckStatus.PASSED, results.get(0).status());
    assertEquals(CheckStatus.INTERRUPTED, results.get(1).status());
    assertEquals(CheckStatus.INTERRUPTED, results.get(2).status());
    assertEquals(0, late.get());
    assertEquals(130, new CheckReport(results, java.time.Instant.EPOCH, 1).exitCode());
  }

  @Test
  void aDefectCostsOneCheck() {
    CheckRunner.Attempt broken =
        attempt(
            () -> {
              throw new IllegalStateException("of ours");
            },
            () -> {});
    List<CheckResult> results =
        new CheckRunner(1, NOBODY)
            .run(List.of(task("a", broken), task("b", found(SampleReports.healthy()))));
    assertEquals(CheckStatus.BROKEN, results.get(0).status());
    assertTrue(results.get(0).defects().get(0).contains("IllegalStateException"));
    assertEquals(CheckStatus.PASSED, results.get(1).status());
    assertEquals(3, new CheckReport(results, java.time.Instant.EPOCH, 1).exitCode());
  }
}
