package org.ftpdiag.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.Finding;

/** Puts findings into words. */
public final class Advice {
  private final Words words;

  private Advice(Words words) {
    this.words = words;
  }

  /** An advice in these words. */
  public static Advice load(Words words) {
    return new Advice(words);
  }

  /** What a person reads of a finding. */
  public AdviceText of(Finding finding) {
    String key = "finding." + finding.id().id();
    Map<String, String> facts = finding.facts();
    List<String> fix = new ArrayList<>();
    for (int i = 1; words.find(key + ".fix." + i, facts).isPresent(); i++) {
      fix.add(words.say(key + ".fix." + i, facts));
    }
    Optional<String> read = words.find(key + ".references", facts);
    return new AdviceText(
        words.say(key + ".title", facts),
        words.say(key + ".explanation", facts),
        words.say("side." + finding.side().id(), facts),
        fix,
        words.find(key + ".workaround", facts),
        read.map(r -> List.of(r.split("; "))).orElse(List.of()));
  }
}
