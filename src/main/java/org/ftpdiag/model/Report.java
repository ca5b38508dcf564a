package org.ftpdiag.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run and its diagnosis: all that a renderer needs.
 *
 * @param exitCode what the process will exit with
 * @param redacted names in it are masked
 * @param reproduction commands that show the same without ftpdiag; empty where nobody asked, or
 *     none does
 */
public record Report(
    ProbeRun run,
    Diagnosis diagnosis,
    int exitCode,
    boolean redacted,
    Optional<List<Reproduction>> reproduction) {

  /** As it was found, without commands. */
  public Report(ProbeRun run, Diagnosis diagnosis, int exitCode) {
    this(run, diagnosis, exitCode, false, Optional.empty());
  }

  /** The same with names that are masked. */
  public Report asRedacted() {
    return new Report(run, diagnosis, exitCode, true, reproduction);
  }

  /** The same with commands. */
  public Report with(List<Reproduction> commands) {
    return new Report(run, diagnosis, exitCode, redacted, Optional.of(List.copyOf(commands)));
  }

  /** Failures of ftpdiag itself, in probing and in judging. */
  public List<String> defects() {
    return Stream.concat(run.defects().stream(), diagnosis.defects().stream()).toList();
  }

  /** Whether all was done that was asked for: the verdict stands on the whole of it. */
  public boolean whole() {
    return run.ending() == Ending.WHOLE && defects().isEmpty();
  }
}
