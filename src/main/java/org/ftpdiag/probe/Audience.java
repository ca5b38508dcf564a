package org.ftpdiag.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ftpdiag.model.Defect;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.CheckTrial;
import org.ftpdiag.model.seen.Transcript;

/**
 * Tells a listener what a probe does, and no more once it has failed: who only watches costs the
 * probe nothing. Thread-safe as far as the listener is.
 */
final class Audience implements ProbeListener {
  private final ProbeListener listener;
  private volatile Optional<String> defect = Optional.empty();

  Audience(ProbeListener listener) {
    this.listener = listener;
  }

  /** How the listener failed: a line, or none. */
  List<String> defects() {
    return defect.stream().toList();
  }

  /** Tells it something, unless it failed before. */
  private void tell(Runnable what) {
    try {
      if (defect.isEmpty()) {
        what.run();
      }
    } catch (RuntimeException | Error e) {
      defect = Optional.of("view: " + Defect.describe(e));
    }
  }

  /** What a judge says of a run; nothing where it fails. */
  List<Finding> judged(Function<ProbeRun, List<Finding>> judge, ProbeRun run) {
    List<Finding> findings = new ArrayList<>();
    tell(() -> findings.addAll(judge.apply(run)));
    return findings;
  }

  @Override
  public void stepStarted(StepId step) {
    tell(() -> listener.stepStarted(step));
  }

  @Override
  public void check(CheckTrial trial) {
    tell(() -> listener.check(trial));
  }

  @Override
  public void waiting(Phrase what, long limitMs) {
    tell(() -> listener.waiting(what, limitMs));
  }

  @Override
  public void line(Transcript.Entry entry) {
    tell(() -> listener.line(entry));
  }

  @Override
  public void progress(long bytes, long total) {
    tell(() -> listener.progress(bytes, total));
  }

  @Override
  public void stepFinished(StepReport report, List<Finding> findings) {
    tell(() -> listener.stepFinished(report, findings));
  }
}
