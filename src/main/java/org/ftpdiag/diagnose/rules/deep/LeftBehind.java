package org.ftpdiag.diagnose.rules.deep;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Moment;
import org.ftpdiag.model.FindingId;

/** Files of a check that could not be removed: each is named. */
final class LeftBehind {
  private LeftBehind() {}

  static Optional<JudgedFinding> judge(Case c, Moment place, String directory, List<String> left) {
    if (left.isEmpty()) {
      return Optional.empty();
    }
    FindingBuilder n = c.notice(FindingId.DELETE_DENIED, place);
    n.fact("file", left.get(0)).fact("path", left.get(0)).fact("directory", directory);
    left.forEach(path -> n.evidence("left-behind", "file", path));
    return Optional.of(n.aside());
  }
}
