package org.ftpdiag.report.diff;

import java.util.Map;
import java.util.Optional;
import org.ftpdiag.report.words.Words;

/** What two reports say differently, in words. */
public final class DifferenceWords {
  private static final String STEP = "step.";
  private static final String SENT = "sent.";
  private static final String TIME = "time.";

  private final Words words;

  public DifferenceWords(Words words) {
    this.words = words;
  }

  /** What it is, for a label. */
  public String label(Difference d) {
    String what = d.what();
    if (what.startsWith(STEP)) {
      return words.say("step.name." + what.substring(STEP.length()), Map.of());
    }
    if (what.startsWith(SENT)) {
      return what.substring(SENT.length());
    }
    Optional<String> own = words.find("diff.what." + what, Map.of());
    if (own.isPresent() || !what.startsWith(TIME)) {
      return own.orElse(what);
    }
    String step = words.say("step.name." + what.substring(TIME.length()), Map.of());
    return words.say("diff.what.time", "step", step);
  }

  /** What it was and what it is, with an arrow between them; a server's text is in there raw. */
  public String values(Difference d) {
    return value(d, d.before()) + " \u2192 " + value(d, d.after());
  }

  private String value(Difference d, Optional<String> value) {
    if (value.isEmpty()) {
      return words.say("diff.none", Map.of());
    }
    boolean status = d.what().startsWith(STEP) || d.what().equals("verdict");
    return status
        ? words.find("report.verdict." + value.get(), Map.of()).orElse(value.get())
        : value.get();
  }
}
