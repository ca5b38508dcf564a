package org.ftpdiag.probe;

import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;

/** Why steps do not run. */
public final class Skip {
  private Skip() {}

  public static Phrase notAsked(String option) {
    return Phrase.of("skip.not-asked", "option", option);
  }

  /** The probe was to end with another step. */
  public static Phrase until(StepId last) {
    return Phrase.of("skip.until", "step", last.id());
  }

  public static Phrase after(StepId step) {
    return Phrase.of("skip.after", "step", step.id());
  }

  public static Phrase because(String reason) {
    return Phrase.of("skip." + reason);
  }
}
