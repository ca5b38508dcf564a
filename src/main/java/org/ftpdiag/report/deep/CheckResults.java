package org.ftpdiag.report.deep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.seen.CheckSight;
import org.ftpdiag.model.seen.CheckTrial;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.words.Words;

/**
 * What became of the deep checks that were asked for, a line each: what was seen, also where that
 * is no finding, or why it was not made.
 */
public final class CheckResults {
  private final Words words;
  private final SightWords sights;

  /** In one language. */
  public CheckResults(Words words) {
    this.words = words;
    this.sights = new SightWords(words);
  }

  /** The checks that were asked for; one that the probe did not come to is skipped. */
  static List<CheckTrial> trials(ProbeRun run) {
    List<CheckTrial> trials = new ArrayList<>();
    for (DeepCheck check : DeepCheck.values()) {
      if (run.request().tests().asks(check)) {
        trials.add(
            run.all(CheckTrial.class)
                .filter(t -> t.check() == check)
                .findFirst()
                .orElse(
                    new CheckTrial(
                        check, check.cost(), Optional.of(Phrase.of("skip.check-unreached")))));
      }
    }
    return trials;
  }

  /** What one of them saw. */
  static List<CheckSight> seen(ProbeRun run, DeepCheck check) {
    return run.all(CheckSight.class).filter(s -> s.check() == check).toList();
  }

  /** What these sights of one check say, a sentence; that nothing was seen where there are none. */
  public String of(List<CheckSight> seen) {
    List<String> said = seen.stream().map(sights::of).filter(s -> !s.isEmpty()).toList();
    return said.isEmpty() ? words.say("deep.result.nothing") : words.also(said);
  }

  /** Why a check was not made. */
  public String skipped(String why) {
    return words.say("deep.result.skipped", "why", why);
  }

  /** The list of a report; nothing where no check was asked for. */
  public List<Block> blocks(ProbeRun run) {
    Map<String, String> lines = new LinkedHashMap<>();
    for (CheckTrial trial : trials(run)) {
      lines.put(
          trial.check().id(),
          trial
              .skipped()
              .map(why -> skipped(words.say(why)))
              .orElseGet(() -> of(seen(run, trial.check()))));
    }
    return blocks(lines);
  }

  /** Likewise, of names and what became of each. */
  public List<Block> blocks(Map<String, String> lines) {
    List<Block.Field> fields =
        lines.entrySet().stream().map(e -> Block.Field.of(e.getKey(), e.getValue())).toList();
    return fields.isEmpty()
        ? List.of()
        : List.of(new Block.Heading(words.say("deep.results"), ""), new Block.Fields(fields));
  }
}
