package org.ftpdiag.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.ftpdiag.model.CredentialRemark;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.Transcript;

/** Stands in for the engine until it is joined: a probe in which nothing happens. */
public final class ProbeEngine {
  private final CountDownLatch interrupted = new CountDownLatch(1);

  public ProbeRun run(
      ProbeRequest request, List<CredentialRemark> remarks, ProbeListener listener) {
    if (request.target().host().equals("wait.invalid")) {
      try {
        interrupted.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    List<StepReport> steps = new ArrayList<>();
    for (StepId id : StepId.values()) {
      steps.add(new StepReport(id, StepReport.Outcome.SKIPPED, Optional.empty(), 0, 0, List.of()));
    }
    return new ProbeRun(
        request,
        Instant.EPOCH,
        0,
        Optional.empty(),
        Optional.empty(),
        steps,
        new Transcript(List.of()),
        interrupted.getCount() == 0,
        List.of());
  }

  public void interrupt() {
    interrupted.countDown();
  }
}
