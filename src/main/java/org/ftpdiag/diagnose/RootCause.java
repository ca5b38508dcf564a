package org.ftpdiag.diagnose;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.Severity;

/**
 * Chooses the finding that explains the first failure: the earliest cause in time, which need not
 * be the first red line of the report. Where one observation shows several (an expired certificate
 * of a wrong name), the rules have named the one to mend first.
 */
final class RootCause {
  private RootCause() {}

  static Optional<JudgedFinding> of(List<JudgedFinding> found) {
    return found.stream()
        .filter(s -> s.finding().severity() == Severity.FAIL)
        .min(Comparator.comparing(JudgedFinding::place)); // the first of several at one place
  }
}
