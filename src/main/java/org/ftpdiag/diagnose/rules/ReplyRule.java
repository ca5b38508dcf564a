package org.ftpdiag.diagnose.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Meaning;
import org.ftpdiag.diagnose.ReceivedReply;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport.Outcome;

/**
 * The refusal that a failed step ends with, read through the reply table: for the steps that no
 * rule explains which knows more of the matter.
 */
public final class ReplyRule {
  // Answers that a client asks for and can do without.
  private static final Set<String> OPTIONAL =
      Set.of("SIZE", "MDTM", "FEAT", "HELP", "SYST", "STAT", "OPTS", "PWD", "NOOP", "REST", "DELE");

  private ReplyRule() {}

  /**
   * Findings for the failed steps that are not explained yet.
   *
   * @param explained the steps that a failure is known of
   */
  public static List<JudgedFinding> explain(Case c, Set<StepId> explained) {
    List<JudgedFinding> found = new ArrayList<>();
    for (StepId step : StepId.values()) {
      boolean failed = c.run().step(step).outcome() == Outcome.FAILED;
      if (failed && step != StepId.QUIT && !explained.contains(step)) {
        decisive(c, step).ifPresent(s -> found.add(judge(c, s)));
      }
    }
    return found;
  }

  /** Whether a client can do without the answer to a command. */
  public static boolean isOptional(String verb) {
    return OPTIONAL.contains(verb);
  }

  /** The first refusal of something needed in a step. */
  public static Optional<ReceivedReply> needed(Case c, StepId step) {
    return c.said().stream()
        .filter(s -> s.place().step() == step && s.reply().negative() && !s.surplus())
        .filter(s -> !OPTIONAL.contains(s.after()))
        .findFirst();
  }

  /** The first refusal of something needed; a mere question only where nothing else was refused. */
  private static Optional<ReceivedReply> decisive(Case c, StepId step) {
    return needed(c, step)
        .or(
            () ->
                c.said().stream()
                    .filter(s -> s.place().step() == step && s.reply().negative())
                    .reduce((first, later) -> later))
        .or(() -> neither(c, step));
  }

  /** The last reply, where it neither grants nor refuses what has one final reply. */
  private static Optional<ReceivedReply> neither(Case c, StepId step) {
    return c.said().stream()
        .filter(s -> s.place().step() == step)
        .reduce((first, later) -> later)
        .filter(s -> s.reply().family() == 3 || s.reply().family() == 6);
  }

  private static JudgedFinding judge(Case c, ReceivedReply s) {
    FindingBuilder n = c.notice(Meaning.ofFailure(c, s), s);
    if (!s.argument().isEmpty()) {
      n.fact("path", s.argument()).fact("file", s.argument()).fact("directory", s.argument());
    }
    return n.explains();
  }
}
