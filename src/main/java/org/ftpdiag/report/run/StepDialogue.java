package org.ftpdiag.report.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.Transcript;

/** The transcript of a run, separated by step. */
final class StepDialogue {
  private final Map<StepId, List<Transcript.Entry>> entries = new EnumMap<>(StepId.class);

  /** Parts by time: an entry belongs to the last step that had begun. */
  StepDialogue(ProbeRun run) {
    List<StepReport> ran = run.steps().stream().filter(StepDialogue::talked).toList();
    if (ran.isEmpty()) {
      return;
    }
    int at = 0;
    for (Transcript.Entry e : run.transcript().entries()) {
      while (at + 1 < ran.size() && ran.get(at + 1).startMs() <= e.atMs()) {
        at++;
      }
      entries.computeIfAbsent(ran.get(at).id(), id -> new ArrayList<>()).add(e);
    }
  }

  /** A step may find out by talking that there is nothing for it to do. */
  private static boolean talked(StepReport step) {
    return step.outcome() != StepReport.Outcome.SKIPPED
        || step.durationMs().orElse(0) > 0
        || !step.observations().isEmpty();
  }

  List<Transcript.Entry> of(StepId id) {
    return entries.getOrDefault(id, List.of());
  }
}
