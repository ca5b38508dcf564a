package org.ftpdiag.explain.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.PassiveTry;

/**
 * A remark that is the root cause of a failure in a log. A probe goes on by another command where
 * one is unknown; the program that wrote the log did not, and that is why it failed.
 */
final class Remarked {
  private Remarked() {}

  /** What is behind a failure, to be told before it. */
  static Optional<Finding> behind(Finding failure, List<Segment> segments) {
    if ("command".equals(failure.facts().get("variant"))
        || failure.id() == FindingId.TLS_UNSUPPORTED && failure.step() != StepId.TLS) {
      return Optional.of(remark(FindingId.COMMAND_UNSUPPORTED, failure));
    }
    boolean epsv = failure.facts().getOrDefault("command", "").startsWith("EPSV");
    return failure.id() == FindingId.PASSIVE_DISABLED && epsv && epsvAlone(segments)
        ? Optional.of(remark(FindingId.EPSV_UNSUPPORTED, failure))
        : Optional.empty();
  }

  private static boolean epsvAlone(List<Segment> segments) {
    return segments.stream()
        .flatMap(s -> s.entries().stream())
        .filter(e -> e.what() instanceof PassiveTry)
        .allMatch(e -> ((PassiveTry) e.what()).exchange().verb().equals("EPSV"));
  }

  private static Finding remark(FindingId id, Finding of) {
    Map<String, String> facts = new HashMap<>(of.facts());
    facts.remove("variant");
    return new Finding(
        id,
        id.severity(),
        of.step(),
        id.side(),
        of.reply(),
        of.family(),
        Optional.empty(),
        Optional.empty(),
        facts,
        of.evidence());
  }
}
