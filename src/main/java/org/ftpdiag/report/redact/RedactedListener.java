package org.ftpdiag.report.redact;

import java.util.List;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.Transcript;

/** Hears a probe and passes on what may be shown. */
final class RedactedListener implements ProbeListener {
  private final Redaction redaction;
  private final ProbeListener listener;
  private final Redaction.Dialogue dialogue;

  RedactedListener(Redaction redaction, ProbeListener listener) {
    this.redaction = redaction;
    this.listener = listener;
    this.dialogue = redaction.new Dialogue();
  }

  @Override
  public void stepStarted(StepId step) {
    listener.stepStarted(step);
  }

  @Override
  public void waiting(Phrase what, long limitMs) {
    listener.waiting(redaction.phrase(what), limitMs);
  }

  @Override
  public void line(Transcript.Entry entry) {
    listener.line(dialogue.of(entry));
  }

  @Override
  public void progress(long bytes, long total) {
    listener.progress(bytes, total);
  }

  @Override
  public void stepFinished(StepReport report, List<Finding> findings) {
    listener.stepFinished(redaction.step(report), redaction.findings(findings));
  }
}
