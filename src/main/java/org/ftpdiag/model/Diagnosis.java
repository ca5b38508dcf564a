package org.ftpdiag.model;

import java.util.List;
import java.util.Optional;

/**
 * What a run means.
 *
 * @param findings the root cause first, then by weight and time
 * @param rootCause the finding that explains the first failure
 */
public record Diagnosis(
    ServerIdentity server,
    Optional<String> seenAs,
    List<Finding> findings,
    Optional<Finding> rootCause) {

  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** The highest severity found; {@link Severity#INFO} also when nothing was found. */
  public Severity verdict() {
    return findings.stream().map(Finding::severity).max(Severity::compareTo).orElse(Severity.INFO);
  }
}
