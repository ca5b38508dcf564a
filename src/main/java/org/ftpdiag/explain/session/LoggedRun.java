package org.ftpdiag.explain.session;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.ftpdiag.model.Ending;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Transcript;

/** Arranges what a log showed as a run of a probe, so that the same rules can judge it. */
final class LoggedRun {
  private static final double APART_MS = 100;

  private LoggedRun() {}

  /**
   * The run.
   *
   * @param segments in order of time
   * @param failed the steps that failed
   */
  static ProbeRun of(LoggedFacts facts, List<Segment> segments, Set<StepId> failed) {
    Map<StepId, List<Observation>> seen = new EnumMap<>(StepId.class);
    Map<StepId, Double> began = new EnumMap<>(StepId.class);
    for (Segment segment : segments) {
      for (Segment.Entry e : segment.entries()) {
        seen.computeIfAbsent(e.step(), s -> new ArrayList<>()).add(e.what());
        // The steps in the order in which the log has them.
        began.putIfAbsent(e.step(), (began.size() + 1) * APART_MS);
      }
    }
    List<StepReport> steps = new ArrayList<>();
    for (StepId step : StepId.values()) {
      Outcome outcome =
          failed.contains(step)
              ? Outcome.FAILED
              : seen.containsKey(step) ? Outcome.DONE : Outcome.SKIPPED;
      steps.add(
          new StepReport(
              step,
              outcome,
              Optional.empty(),
              began.getOrDefault(step, (began.size() + 1) * APART_MS),
              OptionalDouble.empty(),
              seen.getOrDefault(step, List.of())));
    }
    return new ProbeRun(
        facts.request(),
        Optional.empty(),
        OptionalDouble.empty(),
        facts.address,
        Optional.empty(),
        steps,
        new Transcript(List.of()),
        Ending.WHOLE,
        List.of());
  }
}
