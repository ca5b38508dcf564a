package org.ftpdiag.report;

import java.io.PrintStream;
import java.util.Map;
import java.util.function.Function;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.StepId;

/** Stands in. */
public final class LiveView implements ProbeListener, AutoCloseable {
  private LiveView() {}

  public static LiveView open(
      ProbeRequest request,
      Words words,
      Style style,
      boolean redraw,
      PrintStream out,
      Function<ProbeRun, Diagnosis> diagnose) {
    return new LiveView();
  }

  public Map<StepId, StepStatus> shown() {
    return Map.of();
  }

  @Override
  public void close() {}
}
