package org.ftpdiag.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport.Outcome;

/**
 * The refusal that a failed step ends with, read through the reply table: for the steps that no
 * rule explains which knows more of the matter.
 */
final class ReplyRule {
  // Answers that a client asks for and can do without.
  private static final Set<String> OPTIONAL =
      Set.of("SIZE", "MDTM", "FEAT", "HELP", "SYST", "STAT", "OPTS", "PWD", "NOOP", "REST", "DELE");

  private ReplyRule() {}

  /**
   * Findings for the failed steps that are not explained yet.
   *
   * @param explained the steps that a failure is known of
   */
  static List<Sighting> explain(Case c, Set<StepId> explained) {
    List<Sighting> found = new ArrayList<>();
    for (StepId step : StepId.values()) {
      boolean failed = c.run().step(step).outcome() == Outcome.FAILED;
      if (failed && step != StepId.QUIT && !explained.contains(step)) {
        decisive(c, step).ifPresent(s -> found.add(judge(c, s)));
      }
    }
    return found;
  }

  /** The first refusal of something needed; a mere question only where nothing else was refused. */
  private static Optional<Said> decisive(Case c, StepId step) {
    List<Said> no =
        c.said().stream().filter(s -> s.place().step() == step && s.reply().negative()).toList();
    return no.stream()
        .filter(s -> !OPTIONAL.contains(s.after()))
        .findFirst()
        .or(() -> no.stream().reduce((first, later) -> later));
  }

  private static Sighting judge(Case c, Said s) {
    Meaning m = s.reply().code() == 421 ? Meaning.ofClosing(c, s) : Meaning.ofFailure(c, s);
    Notice n = c.notice(m.id(), s.place()).said(s).row(m.row());
    if (!s.argument().isEmpty()) {
      n.fact("path", s.argument()).fact("file", s.argument()).fact("directory", s.argument());
    }
    if (m.id() == FindingId.DIRECTORY_MISSING && !Wording.MISSING.in(s.reply().text())) {
      n.variant("unclear"); // 550 alone may mean absent or forbidden
    }
    return n.explains();
  }
}
