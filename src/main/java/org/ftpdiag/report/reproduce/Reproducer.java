package org.ftpdiag.report.reproduce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.LocalFiles;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Reproduction;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;

/** Names the commands that repeat what decided a report. */
public final class Reproducer {
  private Reproducer() {}

  /**
   * The commands for what explains the failure; for the first warning where nothing failed, and for
   * a session that works where nothing was found. None where no other program shows it.
   *
   * @param files of this machine that the options named
   */
  public static List<Reproduction> commands(Report report, LocalFiles files) {
    if (report.run().request().target().host().isEmpty()) {
      return List.of();
    }
    Optional<Finding> decisive =
        report
            .diagnosis()
            .rootCause()
            .or(
                () ->
                    report.diagnosis().findings().stream()
                        .filter(f -> f.severity() != Severity.INFO)
                        .findFirst());
    String id = decisive.map(f -> f.id().id()).orElse("-");
    String step = decisive.map(f -> f.step().id()).orElse("*");
    boolean login = decisive.map(f -> f.step().compareTo(StepId.LOGIN) >= 0).orElse(true);
    CommandTerms terms = new CommandTerms(report, files, login);
    List<Reproduction> commands = new ArrayList<>();
    for (Recipe r : Recipe.of(id, step)) {
      terms
          .fill(r.template())
          .map(c -> new Reproduction(r.tool(), c, shows(r, decisive, terms)))
          .ifPresent(commands::add);
    }
    return commands;
  }

  private static Phrase shows(Recipe recipe, Optional<Finding> finding, CommandTerms terms) {
    Map<String, String> facts = new HashMap<>();
    facts.put("tool", recipe.tool());
    facts.put("seconds", terms.seconds());
    finding.flatMap(Finding::reply).ifPresent(r -> facts.put("code", Integer.toString(r.code())));
    String key = "reproduce.shows." + recipe.shows();
    boolean bare = recipe.shows().equals("reply") && !facts.containsKey("code");
    return new Phrase(bare ? key + ".bare" : key, facts);
  }
}
