package org.ftpdiag.scripted;

import java.util.List;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.Transcript;

/** Several listeners to one probe. */
record ListenerGroup(List<ProbeListener> members) implements ProbeListener {
  @Override
  public void stepStarted(StepId step) {
    members.forEach(m -> m.stepStarted(step));
  }

  @Override
  public void waiting(Phrase what, long limitMs) {
    members.forEach(m -> m.waiting(what, limitMs));
  }

  @Override
  public void line(Transcript.Entry entry) {
    members.forEach(m -> m.line(entry));
  }

  @Override
  public void progress(long bytes, long total) {
    members.forEach(m -> m.progress(bytes, total));
  }

  @Override
  public void stepFinished(StepReport report, List<Finding> findings) {
    members.forEach(m -> m.stepFinished(report, findings));
  }
}
