package org.ftpdiag.probe;

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

  private boolean listens() {
    return defect.isEmpty();
  }

  private void failed(Throwable e) {
    defect = Optional.of("view: " + Defect.describe(e));
  }

  /** What a judge says of a run; nothing where it fails. */
  List<Finding> judged(Function<ProbeRun, List<Finding>> judge, ProbeRun run) {
    try {
      return listens() ? judge.apply(run) : List.of();
    } catch (RuntimeException | Error e) {
      failed(e);
      return List.of();
    }
  }

  @Override
  public void stepStarted(StepId step) {
    try {
      if (listens()) {
        listener.stepStarted(step);
      }
    } catch (RuntimeException | Error e) {
      failed(e);
    }
  }

  @Override
  public void waiting(Phrase what, long limitMs) {
    try {
      if (listens()) {
        listener.waiting(what, limitMs);
      }
    } catch (RuntimeException | Error e) {
      failed(e);
    }
  }

  @Override
  public void line(Transcript.Entry entry) {
    try {
      if (listens()) {
        listener.line(entry);
      }
    } catch (RuntimeException | Error e) {
      failed(e);
    }
  }

  @Override
  public void progress(long bytes, long total) {
    try {
      if (listens()) {
        listener.progress(bytes, total);
      }
    } catch (RuntimeException | Error e) {
      failed(e);
    }
  }

  @Override
  public void stepFinished(StepReport report, List<Finding> findings) {
    try {
      if (listens()) {
        listener.stepFinished(report, findings);
      }
    } catch (RuntimeException | Error e) {
      failed(e);
    }
  }
}
