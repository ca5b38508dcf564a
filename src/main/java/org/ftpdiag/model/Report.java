package org.ftpdiag.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * A run and its diagnosis: all that a renderer needs.
 *
 * @param exitCode what the process will exit with
 */
public record Report(ProbeRun run, Diagnosis diagnosis, int exitCode) {

  /** Failures of ftpdiag itself, in probing and in judging. */
  public List<String> defects() {
    return Stream.concat(run.defects().stream(), diagnosis.defects().stream()).toList();
  }

  /** Whether all was done that was asked for: the verdict stands on the whole of it. */
  public boolean whole() {
    return run.ending() == Ending.WHOLE && defects().isEmpty();
  }
}
