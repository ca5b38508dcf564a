package org.ftpdiag.report.deep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.CheckCost;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.seen.CheckTrial;
import org.ftpdiag.report.print.Paragraph;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.Words;

/** What closer looks do and cost, in words. */
public final class CheckWords {
  private static final String INDENT = "  ";

  private final Words words;

  public CheckWords(Words words) {
    this.words = words;
  }

  /** What it does. */
  public String what(DeepCheck check) {
    return words.say("deep." + check.id());
  }

  /** What it takes, such as {@code up to 20 connections, 20 commands, about 5 s}. */
  public String cost(CheckCost cost) {
    List<String> parts = new ArrayList<>();
    if (cost.connections() > 0) {
      parts.add(words.count("deep.cost.connections", cost.connections()));
    }
    if (cost.commands() > 0) {
      parts.add(words.count("deep.cost.commands", cost.commands()));
    }
    if (cost.bytes() > 0) {
      parts.add(new Quantity(words).bytes(cost.bytes()));
    }
    return words.say(
        "deep.cost",
        Map.of(
            "work",
            String.join(", ", parts),
            "time",
            new Quantity(words).wholeSeconds(cost.seconds() * 1000.0)));
  }

  /** Why it was not taken. */
  public Optional<String> skipped(CheckTrial trial) {
    return trial.skipped().map(words::say);
  }

  /** The line before it begins, or in place of it. */
  public String announcement(CheckTrial trial) {
    return skipped(trial)
        .map(why -> words.say("deep.skipped", Map.of("check", trial.check().id(), "why", why)))
        .orElseGet(
            () ->
                words.say(
                    "deep.begins",
                    Map.of(
                        "check",
                        trial.check().id(),
                        "what",
                        what(trial.check()),
                        "cost",
                        cost(trial.cost()))));
  }

  /** The same in lines of at most that many columns, set in. */
  public List<String> announced(CheckTrial trial, int width) {
    List<String> lines = new ArrayList<>();
    for (String line : Paragraph.wrap(announcement(trial), width - 2 * INDENT.length())) {
      lines.add(lines.isEmpty() ? INDENT + line : INDENT + INDENT + line);
    }
    return lines;
  }
}
