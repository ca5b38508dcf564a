package org.ftpdiag.probe;

import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepReport.Outcome;

/**
 * How a step ended.
 *
 * @param stops no later step can do its work (QUIT is sent all the same)
 */
public record StepEnd(Outcome outcome, boolean stops, Optional<Phrase> why) {

  public static StepEnd done() {
    return new StepEnd(Outcome.DONE, false, Optional.empty());
  }

  /** It could not do its work; others still may. */
  public static StepEnd failed() {
    return new StepEnd(Outcome.FAILED, false, Optional.empty());
  }

  /** It could not do its work, and nothing later can. */
  public static StepEnd failedForGood() {
    return new StepEnd(Outcome.FAILED, true, Optional.empty());
  }

  /** It found that there is nothing for it to do. */
  public static StepEnd skipped(Phrase why) {
    return new StepEnd(Outcome.SKIPPED, false, Optional.of(why));
  }
}
