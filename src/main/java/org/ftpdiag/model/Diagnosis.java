package org.ftpdiag.model;

import java.util.List;
import java.util.Optional;

/**
 * What a run means.
 *
 * @param findings the root cause first, then by weight and time
 * @param rootCause the finding that explains the first failure
 * @param defects failures of ftpdiag itself in judging, a line each
 */
public record Diagnosis(
    ServerIdentity server,
    Optional<String> seenAs,
    List<Finding> findings,
    Optional<Finding> rootCause,
    List<String> defects) {

  /** Without defects. */
  public Diagnosis(
      ServerIdentity server,
      Optional<String> seenAs,
      List<Finding> findings,
      Optional<Finding> rootCause) {
    this(server, seenAs, findings, rootCause, List.of());
  }

  public Diagnosis {
    findings = List.copyOf(findings);
    defects = List.copyOf(defects);
  }

  /** The highest severity found; {@link Severity#INFO} also when nothing was found. */
  public Severity verdict() {
    return findings.stream().map(Finding::severity).max(Severity::compareTo).orElse(Severity.INFO);
  }
}
