package org.ftpdiag.report.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ftpdiag.model.StepId;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.words.Words;

/**
 * The rows of steps as they come in. Steps skipped for one and the same reason share a row: after a
 * host that has no address, eleven would say so.
 */
public final class StepRows {
  /** Fewer than this keep their rows: two that are alike are no crowd. */
  private static final int CROWD = 3;

  private final StepLine line;
  private final Words words;
  private final List<ReadableStep> skipped = new ArrayList<>();

  public StepRows(StepLine line, Words words) {
    this.line = line;
    this.words = words;
  }

  /** The rows that are certain now that this step has come; those of skipped steps wait. */
  public List<String> add(ReadableStep step) {
    boolean skip = step.status() == StepStatus.SKIP;
    boolean alike = skip && !skipped.isEmpty() && skipped.get(0).summary().equals(step.summary());
    List<String> rows = new ArrayList<>(alike ? List.of() : rest());
    if (skip) {
      skipped.add(step);
    } else {
      rows.add(line.of(step));
    }
    return rows;
  }

  /** The rows that waited. */
  public List<String> rest() {
    List<String> rows = new ArrayList<>();
    if (skipped.size() < CROWD) {
      skipped.forEach(step -> rows.add(line.of(step)));
    } else {
      String first = name(skipped.get(0).id());
      String last = name(skipped.get(skipped.size() - 1).id());
      String range = words.say("step.range", Map.of("first", first, "last", last));
      rows.add(line.skipped(range, skipped.get(0).summary()));
    }
    skipped.clear();
    return rows;
  }

  private String name(StepId id) {
    return words.say("step.name." + id.id());
  }
}
